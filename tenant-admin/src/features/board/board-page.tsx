import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { UserRoundCog } from 'lucide-react';
import { board } from '@/api/queries';
import { Choices } from '@/components/choices';
import { DaySwitch } from '@/components/day-switch';
import { Page } from '@/components/page';
import { Notice } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useNow } from '@/lib/now';
import { dateIn } from '@/lib/zoned';
import { boardTexts } from './board-texts';
import { StatusBoard } from './status-board';
import { TechnicianBoard } from './technician-board';

const route = getRouteApi('/board');

/** The day of the whole shop, to look at and to arrange. */
export function BoardPage() {
  const t = useTexts(boardTexts);
  const format = useFormats();
  const { date, by } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const { data: day } = useSuspenseQuery(board(date));
  return (
    <Page
      title={t.title}
      lead={format.day(day.date)}
      width="full"
      actions={
        <>
          <Choices<'technician' | 'status'>
            label={t.view}
            hideLabel
            value={by ?? 'technician'}
            onChange={(it) =>
              navigate({ search: (old) => ({ ...old, by: it === 'status' ? it : undefined }), replace: true })
            }
            options={[
              ['technician', t.byTechnician],
              ['status', t.byStatus],
            ]}
          />
          <DaySwitch
            date={day.date}
            today={dateIn(now, day.timeZone)}
            go={(it) => navigate({ search: (old) => ({ ...old, date: it }), replace: true })}
          />
        </>
      }
    >
      {day.technicians.length === 0 ? (
        <Notice icon={UserRoundCog} title={t.nobodyTitle}>
          {t.nobodyText}
        </Notice>
      ) : by === 'status' ? (
        <StatusBoard board={day} />
      ) : (
        <>
          <TechnicianBoard board={day} asked={date} />
          <p className="mt-2 text-sm text-soft max-wide:hidden">{t.help}</p>
        </>
      )}
    </Page>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CalendarPlus, UserRoundCog } from 'lucide-react';
import { board } from '@/api/queries';
import { LinkButton } from '@/components/button';
import { DaySwitch } from '@/components/day-switch';
import { Select } from '@/components/field';
import { Page } from '@/components/page';
import { Notice } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useNow } from '@/lib/now';
import { useMay, useSession } from '@/lib/session';
import { dateIn } from '@/lib/zoned';
import { DayOfTechnician } from './day-of-technician';
import { todayTexts } from './today-texts';

const route = getRouteApi('/');

/** The day in the order in which it is driven: of one technician, or of all side by side. */
export function TodayPage() {
  const t = useTexts(todayTexts);
  const format = useFormats();
  const { date: asked, technician } = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = useSession();
  const runsDay = useMay('runDay');
  const now = useNow();
  const { data: day } = useSuspenseQuery(board(asked));
  const today = dateIn(now, day.timeZone);
  const isToday = day.date === today;

  const working = day.technicians.filter((it) => it.active || it.stops.length > 0);
  const whose = technician ?? me.technician ?? 'all';
  const one = working.find((it) => it.id === whose);
  const shown = one ? [one] : working;

  return (
    <Page
      title={isToday ? t.title : (format.nearDay(day.date, today) ?? format.shortDay(day.date))}
      lead={format.day(day.date)}
      width={shown.length > 1 ? 'full' : 'wide'}
      actions={
        <>
          {working.length > 1 && (
            <Select
              label={t.whose}
              hideLabel
              value={one?.id ?? 'all'}
              onChange={(event) => navigate({ search: (old) => ({ ...old, technician: event.target.value }) })}
            >
              <option value="all">{t.everyone}</option>
              {working.map((it) => (
                <option key={it.id} value={it.id}>
                  {it.name}
                </option>
              ))}
            </Select>
          )}
          <DaySwitch
            date={day.date}
            today={today}
            go={(date) => navigate({ search: (old) => ({ ...old, date }), replace: true })}
          />
        </>
      }
    >
      {working.length === 0 ? (
        <Notice icon={UserRoundCog} title={t.nobodyTitle}>
          {t.nobodyText}
        </Notice>
      ) : (
        <div className={shown.length > 1 ? 'grid grid-cols-1 items-start gap-5 lg:grid-cols-2 2xl:grid-cols-3' : ''}>
          {shown.map((it) => (
            <DayOfTechnician key={it.id} column={it} isToday={isToday} now={now} named={shown.length > 1} />
          ))}
        </div>
      )}
      {runsDay && shown.every((it) => it.stops.length === 0) && working.length > 0 && (
        <p className="mt-4 text-center">
          <LinkButton look="primary" icon={CalendarPlus} label={t.book} to="/new" search={{ date: day.date }} />
        </p>
      )}
    </Page>
  );
}

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { frameTexts } from '@/lib/frame-texts';
import { useKeys } from '@/lib/keys';
import { useTexts } from '@/lib/language';
import { asDate, plusDays } from '@/lib/zoned';
import { Button } from './button';

interface Props {
  date: string;
  today: string;
  /** Nothing for today, so that the address of today is the same every day. */
  go: (date: string | undefined) => void;
}

/** One day back, one day on, today, or any day; by the keys J and K too. */
export function DaySwitch({ date, today, go }: Props) {
  const t = useTexts(frameTexts);
  const to = (it: string) => go(it === today ? undefined : it);
  useKeys({ j: () => to(plusDays(date, -1)), k: () => to(plusDays(date, 1)) });
  return (
    <div className="flex items-center gap-1">
      <Button iconOnly icon={ChevronLeft} label={t.keys.before} onClick={() => to(plusDays(date, -1))} />
      <input
        type="date"
        aria-label={t.day}
        value={date}
        onChange={(event) => {
          const chosen = asDate(event.target.value);
          if (chosen) {
            to(chosen);
          }
        }}
        className="min-h-11 rounded-md border border-control bg-card px-2"
      />
      <Button iconOnly icon={ChevronRight} label={t.keys.after} onClick={() => to(plusDays(date, 1))} />
      {date !== today && <Button label={t.today} onClick={() => go(undefined)} />}
    </div>
  );
}

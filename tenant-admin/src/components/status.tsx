import {
  CalendarCheck,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  Truck,
  UserX,
  Wrench,
} from 'lucide-react';
import type { Visit, VisitStatus } from '@/api/types';
import { texts, useTexts } from '@/lib/language';
import { cx } from './cx';

export const statusTexts = texts<Record<VisitStatus | 'LATE' | 'OVERDUE', string>>(
  {
    REQUESTED: 'Requested',
    BOOKED: 'Booked',
    CONFIRMED: 'Confirmed',
    EN_ROUTE: 'On the way',
    IN_PROGRESS: 'In progress',
    COMPLETED: 'Done',
    CANCELLED: 'Cancelled',
    NO_SHOW: 'No-show',
    LATE: 'Late',
    OVERDUE: 'Overdue',
  },
  {
    REQUESTED: 'Solicitada',
    BOOKED: 'Reservada',
    CONFIRMED: 'Confirmada',
    EN_ROUTE: 'En camino',
    IN_PROGRESS: 'En curso',
    COMPLETED: 'Terminada',
    CANCELLED: 'Cancelada',
    NO_SHOW: 'No se presentó',
    LATE: 'Con retraso',
    OVERDUE: 'Muy retrasada',
  },
);

const LOOKS: Record<VisitStatus, [LucideIcon, string]> = {
  REQUESTED: [CalendarClock, 'bg-warning-soft text-warning'],
  BOOKED: [CalendarCheck, 'bg-sunken text-ink'],
  CONFIRMED: [CircleCheck, 'bg-info-soft text-link'],
  EN_ROUTE: [Truck, 'bg-info-soft text-link'],
  IN_PROGRESS: [Wrench, 'bg-accent text-on-accent'],
  COMPLETED: [CheckCheck, 'bg-success-soft text-success'],
  CANCELLED: [CircleX, 'bg-sunken text-soft'],
  NO_SHOW: [UserX, 'bg-danger-soft text-danger'],
};

const TAG = 'inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-semibold whitespace-nowrap';

/** The sign of a state, where its words are close by. */
export function StatusIcon({ status }: { status: VisitStatus }) {
  const [Icon] = LOOKS[status];
  return <Icon aria-hidden="true" className="size-3.5 shrink-0" />;
}

/** The state of an appointment, by words and a sign as well as by colour. */
export function StatusTag({ status }: { status: VisitStatus }) {
  const t = useTexts(statusTexts);
  const [Icon, look] = LOOKS[status];
  return (
    <span className={cx(TAG, look)}>
      <Icon aria-hidden="true" className="size-3.5" />
      {t[status]}
    </span>
  );
}

/** Says that it should have begun: late after 10 minutes, overdue after 30, as the server counts. */
export function DelayTag({ delay }: { delay: Visit['delay'] }) {
  const t = useTexts(statusTexts);
  if (delay === 'NONE') {
    return null;
  }
  return (
    <span className={cx(TAG, delay === 'LATE' ? 'bg-warning-soft text-warning' : 'bg-danger-soft text-danger')}>
      <Clock aria-hidden="true" className="size-3.5" />
      {t[delay]}
    </span>
  );
}

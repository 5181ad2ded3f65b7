import type { Visit, VisitChange, VisitStatus } from '@/api/types';
import { statusTexts } from '@/components/status';
import { type Formats, useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { drawerTexts } from './drawer-texts';

/** What has happened to the appointment, the latest first. */
export function History({ visit }: { visit: Visit }) {
  const t = useTexts(drawerTexts);
  const states = useTexts(statusTexts);
  const format = useFormats();
  const changes = (visit.history ?? []) as VisitChange[];
  return (
    <section className="border-t border-line pt-4">
      <h3 className="mb-2 font-semibold">{t.history}</h3>
      <ol className="grid gap-2 text-sm">
        {changes.map((it) => (
          <li key={`${it.at}${it.field}`}>
            <p>
              <span className="font-medium">{t.fields[it.field] ?? it.field}</span>
              {(it.before || it.after) && (
                <>
                  : {it.before && `${shown(it.before, states, format)} → `}
                  {it.after ? shown(it.after, states, format) : t.empty}
                </>
              )}
            </p>
            <p className="text-soft">
              {format.moment(it.at)} {t.by(it.actor ?? it.by)}
              {it.reason && ` · ${it.reason}`}
            </p>
          </li>
        ))}
        {visit.departedAt && <li className="text-soft">{t.left(format.moment(visit.departedAt))}</li>}
        {visit.arrivedAt && <li className="text-soft">{t.arrived(format.moment(visit.arrivedAt))}</li>}
        <li className="text-soft">{t.bookedAt(format.moment(visit.bookedAt))}</li>
      </ol>
    </section>
  );
}

function shown(value: string, states: Record<VisitStatus, string>, format: Formats): string {
  if (value in states) {
    return states[value as VisitStatus];
  }
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? format.moment(value) : value;
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import { services } from '@/api/queries';
import type { Visit } from '@/api/types';
import { Button } from '@/components/button';
import { Select, TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { keepVisit } from '@/visit/use-transition';
import { workText } from '@/visit/visit-bits';
import { Conflict } from './conflict';
import { drawerTexts } from './drawer-texts';

interface Line {
  service: string;
  name: string;
  quantity: number;
}

const linesOf = (visit: Visit): Line[] =>
  visit.lines.map((it) => ({ service: it.serviceId, name: it.name, quantity: it.quantity }));

/** What is done on the car and what it costs; sums are the server's. */
export function Work({ visit, onDirty }: { visit: Visit; onDirty: (dirty: boolean) => void }) {
  const t = useTexts(drawerTexts);
  const [editing, setEditing] = useState(false);
  return (
    <section className="border-t border-line pt-4">
      <div className="flex min-h-11 items-center justify-between gap-2">
        <h3 className="font-semibold">{t.work}</h3>
        {visit.allowed.lines && !editing && (
          <Button look="plain" icon={Pencil} label={t.edit} onClick={() => setEditing(true)} />
        )}
      </div>
      {editing ? <Editor visit={visit} onDirty={onDirty} onDone={() => setEditing(false)} /> : <Lines visit={visit} />}
    </section>
  );
}

function Lines({ visit }: { visit: Visit }) {
  const t = useTexts(drawerTexts);
  const format = useFormats();
  return (
    <table className="w-full">
      <thead className="sr-only">
        <tr>
          <th>{t.service}</th>
          <th>{t.total}</th>
        </tr>
      </thead>
      <tbody>
        {visit.lines.map((it) => (
          <tr key={it.serviceId} className="border-b border-line">
            <td className="py-2 pr-3">
              {it.name}
              {it.quantity > 1 && <span className="text-soft"> × {it.quantity}</span>}
              <span className="block text-sm text-soft">{format.minutes(it.durationMinutes)}</span>
            </td>
            <td className="py-2 text-right align-top whitespace-nowrap">{format.money(it.price)}</td>
          </tr>
        ))}
        {visit.travelFee.amount > 0 && (
          <tr className="border-b border-line">
            <td className="py-2 pr-3 text-soft">{t.travelFee}</td>
            <td className="py-2 text-right whitespace-nowrap">{format.money(visit.travelFee)}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <td className="pt-2">{t.total}</td>
          <td className="pt-2 text-right whitespace-nowrap">{format.money(visit.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface EditorProps {
  visit: Visit;
  onDirty: (dirty: boolean) => void;
  onDone: () => void;
}

function Editor({ visit, onDirty, onDone }: EditorProps) {
  const t = useTexts(drawerTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const { data: menu } = useQuery(services);
  const [begun] = useState(visit);
  const [lines, setLines] = useState(() => linesOf(visit));
  const dirty = JSON.stringify(lines) !== JSON.stringify(linesOf(begun));
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const save = useMutation({
    mutationFn: (from: Visit) =>
      data(
        api.PUT('/api/v1/appointments/{id}/lines', {
          params: { path: { id: visit.id }, header: seen(from) },
          body: { lines: lines.map(({ service, quantity }) => ({ service, quantity })) },
        }),
      ),
    onSuccess: (saved) => {
      toast('done', t.linesSaved);
      onDone();
      return keepVisit(client, saved);
    },
  });
  const present = isStale(save.error) ? (save.error.problem.present as Visit) : undefined;
  const left = menu?.items.filter((it) => lines.every((line) => line.service !== it.id)) ?? [];

  return (
    <div className="grid gap-3">
      {present && (
        <Conflict
          theirs={workText(present)}
          onTheirs={() => {
            keepVisit(client, present);
            onDone();
          }}
          onMine={() => save.mutate(present)}
        />
      )}
      <ul className="grid gap-2">
        {lines.map((line) => (
          <li key={line.service} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">{line.name}</span>
            <TextField
              type="number"
              label={`${t.quantity}: ${line.name}`}
              hideLabel
              min={1}
              max={99}
              className="w-20"
              value={line.quantity}
              onChange={(event) => {
                const quantity = Math.min(99, Math.max(1, Number(event.target.value) || 1));
                setLines(lines.map((it) => (it === line ? { ...it, quantity } : it)));
              }}
            />
            <Button
              iconOnly
              look="plain"
              icon={Trash2}
              label={t.remove(line.name)}
              disabled={lines.length === 1}
              onClick={() => setLines(lines.filter((it) => it !== line))}
            />
          </li>
        ))}
      </ul>
      <Select
        label={t.addLine}
        hint={t.linesHint}
        value=""
        onChange={(event) => {
          const added = left.find((it) => it.id === event.target.value);
          if (added) {
            setLines([...lines, { service: added.id, name: added.name, quantity: 1 }]);
          }
        }}
      >
        <option value="">{t.choose}</option>
        {left.map((it) => (
          <option key={it.id} value={it.id}>
            {it.name}
          </option>
        ))}
      </Select>
      {save.error && !present && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
          {problemText(problems, save.error)}
        </p>
      )}
      <div className="flex gap-2">
        <Button
          look="primary"
          label={frame.save}
          disabled={!dirty}
          busy={save.isPending}
          onClick={() => save.mutate(begun)}
        />
        <Button label={frame.cancel} onClick={onDone} />
      </div>
    </div>
  );
}

import { Dialog } from '@/components/dialog';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { Kbd, MOD } from './bars';
import type { Place } from './navigation';

interface Props {
  places: Place[];
  runsDay: boolean;
  onClose: () => void;
}

/** The help sheet: all keys that do something. */
export function Shortcuts({ places, runsDay, onClose }: Props) {
  const t = useTexts(frameTexts);
  const keys: [string, string][] = [
    [`${MOD}K`, t.keys.palette],
    ...(runsDay ? [['N', t.keys.new] as [string, string]] : []),
    ...places.filter((it) => it.shortcut).map((it): [string, string] => [it.shortcut?.toUpperCase() ?? '', t[it.text]]),
    ...(runsDay ? [['M', t.keys.move] as [string, string]] : []),
    ['J', t.keys.before],
    ['K', t.keys.after],
    ['?', t.keys.help],
  ];
  return (
    <Dialog open onClose={onClose} title={t.shortcuts}>
      <dl className="grid gap-1">
        {keys.map(([key, text]) => (
          <div key={key} className="flex min-h-10 items-center justify-between gap-4">
            <dt>{text}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

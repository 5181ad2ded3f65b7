import { Car, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CustomerFile, Vehicle } from '@/api/types';
import { Button } from '@/components/button';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { CarDialog } from './car-dialog';
import { customersTexts } from './customers-texts';

/** The cars of a customer, each to be changed. */
export function Cars({ customer }: { customer: CustomerFile }) {
  const t = useTexts(customersTexts);
  const runsDay = useMay('runDay');
  const [opened, setOpened] = useState<Vehicle | 'new'>();
  return (
    <section className="card p-4 wide:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t.vehicles}</h2>
        {runsDay && <Button look="plain" icon={Plus} label={t.addCar} onClick={() => setOpened('new')} />}
      </div>
      {customer.vehicles.length === 0 ? (
        <p className="mt-1 text-soft">{t.noCars}</p>
      ) : (
        <ul className="divide-y divide-line">
          {customer.vehicles.map((it) => (
            <li key={it.id} className="flex items-center gap-3 py-2">
              <Car aria-hidden="true" className="size-5 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {it.year} {it.make} {it.model}
                  {it.id === customer.primaryVehicle && (
                    <span className="ml-2 rounded-full bg-info-soft px-2 py-0.5 text-xs font-semibold text-link">
                      {t.primary}
                    </span>
                  )}
                </p>
                <p className="font-mono text-sm text-soft">{[it.plate, it.vin].filter(Boolean).join(' · ')}</p>
              </div>
              {runsDay && (
                <Button
                  iconOnly
                  look="plain"
                  icon={Pencil}
                  label={`${t.edit}: ${it.make} ${it.model}`}
                  onClick={() => setOpened(it)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {opened && (
        <CarDialog
          customer={customer.id}
          car={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

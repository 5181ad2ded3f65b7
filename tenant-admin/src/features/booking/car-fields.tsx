import type { UseFormReturn } from 'react-hook-form';
import type { Vehicle } from '@/api/types';
import { TextField } from '@/components/field';
import { useTexts } from '@/lib/language';
import type { Typed } from './booking-form';
import { bookingTexts } from './booking-texts';

interface Props {
  form: UseFormReturn<Typed>;
  cars: Vehicle[];
  chosen: string | undefined;
  onChoose: (vehicle: string | undefined) => void;
}

/** One of the customer's cars, or another one. */
export function CarFields({ form, cars, chosen, onChoose }: Props) {
  const t = useTexts(bookingTexts);
  const { errors } = form.formState;
  const choice =
    'flex min-h-12 items-center gap-3 rounded-md border border-control px-3 py-1.5 hover:bg-sunken has-checked:border-accent has-checked:bg-info-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus';
  return (
    <div className="grid gap-3">
      {cars.length > 0 && (
        <fieldset className="grid gap-2 sm:grid-cols-2">
          <legend className="sr-only">{t.car}</legend>
          {cars.map((it) => (
            <label key={it.id} className={choice}>
              <input
                type="radio"
                name="car"
                className="sr-only"
                checked={it.id === chosen}
                onChange={() => onChoose(it.id)}
              />
              <span>
                <span className="block font-medium">
                  {it.year} {it.make} {it.model}
                </span>
                {it.plate && <span className="font-mono text-sm text-soft">{it.plate}</span>}
              </span>
            </label>
          ))}
          <label className={choice}>
            <input
              type="radio"
              name="car"
              className="sr-only"
              checked={chosen === undefined}
              onChange={() => onChoose(undefined)}
            />
            {t.newCar}
          </label>
        </fieldset>
      )}
      {chosen === undefined && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[6rem_1fr_1fr_8rem]">
          <TextField label={t.year} inputMode="numeric" error={errors.year?.message} {...form.register('year')} />
          <TextField label={t.make} error={errors.make?.message} {...form.register('make')} />
          <TextField label={t.model} error={errors.model?.message} {...form.register('model')} />
          <TextField label={t.plate} error={errors.plate?.message} {...form.register('plate')} />
        </div>
      )}
    </div>
  );
}

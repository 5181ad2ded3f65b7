import type { UseFormReturn } from 'react-hook-form';
import { TextField } from '@/components/field';
import { useTexts } from '@/lib/language';
import type { Typed } from './booking-form';
import { bookingTexts } from './booking-texts';

/** Where the work is done; the postal code comes first, because free times depend on it. */
export function PlaceFields({ form }: { form: UseFormReturn<Typed> }) {
  const t = useTexts(bookingTexts);
  const { errors } = form.formState;
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[8rem_1fr_6rem]">
      <TextField
        label={t.postalCode}
        autoComplete="off"
        error={errors.postalCode?.message}
        {...form.register('postalCode')}
      />
      <TextField label={t.city} autoComplete="off" error={errors.city?.message} {...form.register('city')} />
      <TextField label={t.region} autoComplete="off" error={errors.region?.message} {...form.register('region')} />
      <TextField
        label={t.street}
        autoComplete="off"
        className="col-span-2"
        error={errors.line1?.message}
        {...form.register('line1')}
      />
      <TextField
        label={`${t.more} (${t.optional})`}
        autoComplete="off"
        className="col-span-2 sm:col-span-3"
        error={errors.line2?.message}
        {...form.register('line2')}
      />
    </div>
  );
}

import { Car, MapPin } from 'lucide-react';
import type { Visit } from '@/api/types';

/** 2019 Toyota Camry */
export const carText = ({ vehicle }: Pick<Visit, 'vehicle'>) => `${vehicle.year} ${vehicle.make} ${vehicle.model}`;

/** Oil change, brake pads (2) */
export const workText = ({ lines }: Pick<Visit, 'lines'>) =>
  lines.map((it) => (it.quantity > 1 ? `${it.name} (${it.quantity})` : it.name)).join(', ');

export const addressText = ({ address }: Pick<Visit, 'address'>) =>
  [address.line1, address.line2, `${address.city} ${address.postalCode}`].filter(Boolean).join(', ');

/** The car, as a line with its sign. */
export function CarLine({ visit }: { visit: Visit }) {
  return (
    <p className="flex items-start gap-2">
      <Car aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-soft" />
      <span>
        {carText(visit)}
        {visit.vehicle.plate && <span className="ml-2 font-mono text-sm text-soft">{visit.vehicle.plate}</span>}
      </span>
    </p>
  );
}

/** The address, as a line with its sign. */
export function PlaceLine({ visit }: { visit: Visit }) {
  return (
    <p className="flex items-start gap-2">
      <MapPin aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-soft" />
      <span>{addressText(visit)}</span>
    </p>
  );
}

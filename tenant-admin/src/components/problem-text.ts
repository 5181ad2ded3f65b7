import { OfflineError, ProblemError } from '@/api/problem';
import { texts } from '@/lib/language';

export const problemTexts = texts(
  {
    offline: 'No connection. Nothing was changed.',
    unknown: 'Something went wrong on our side. Nothing was changed.',
    unauthenticated: 'You have been signed out. Sign in again.',
    forbidden: 'Your role does not include this.',
    'not-found': 'This is not there any more.',
    'slot-taken': 'This time cannot be had.',
    'version-stale': 'Somebody else has changed this in the meantime.',
    conflict: 'Somebody else changed this at the same moment. Try again.',
    'too-many-requests': 'That was a lot at once. Wait a moment and try again.',
    unavailable: 'The service is busy. Try again in a moment.',
    'outside-service-area': 'Outside of your service area.',
    validation: 'Please check what you have entered.',
    'not-possible-now': 'This is not possible in the present state.',
    'customer-exists': 'There is a customer with this phone number or e-mail already.',
    'vehicle-exists': 'There is a vehicle with this VIN already.',
  },
  {
    offline: 'Sin conexión. No se cambió nada.',
    unknown: 'Algo falló de nuestro lado. No se cambió nada.',
    unauthenticated: 'Tu sesión terminó. Vuelve a entrar.',
    forbidden: 'Tu función no incluye esto.',
    'not-found': 'Esto ya no existe.',
    'slot-taken': 'Esta hora no se puede usar.',
    'version-stale': 'Otra persona cambió esto mientras tanto.',
    conflict: 'Otra persona cambió esto en el mismo momento. Inténtalo otra vez.',
    'too-many-requests': 'Fueron muchas solicitudes a la vez. Espera un momento.',
    unavailable: 'El servicio está ocupado. Inténtalo en un momento.',
    'outside-service-area': 'Fuera de tu zona de servicio.',
    validation: 'Revisa los datos, por favor.',
    'not-possible-now': 'No es posible en el estado actual.',
    'customer-exists': 'Ya hay un cliente con este teléfono o correo.',
    'vehicle-exists': 'Ya hay un vehículo con este VIN.',
  },
);

/** What to tell a person about an error: its kind in their language, and where the server says more, that too. */
export function problemText(t: (typeof problemTexts)['en'], error: unknown): string {
  if (error instanceof OfflineError) {
    return t.offline;
  }
  if (!(error instanceof ProblemError)) {
    return t.unknown;
  }
  const known = error.kind in t ? t[error.kind as keyof typeof t] : undefined;
  const further = error.problem.errors?.map((it) => it.detail).join(' ') ?? error.problem.detail;
  if (known === undefined) {
    return further ?? t.unknown;
  }
  return MORE.has(error.kind) && further ? `${known} ${further}` : known;
}

// Of these the server knows particulars that help.
const MORE = new Set(['slot-taken', 'validation', 'not-possible-now', 'outside-service-area']);

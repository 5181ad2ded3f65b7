import { texts } from '@/lib/language';

export const accountTexts = texts(
  {
    title: 'Your account',
    lead: 'Where you are signed in, and what you sign in with.',
    security: 'Sign-in',
    securityText: 'Password, second factor and passkeys are on a page of their own.',
    openSecurity: 'Password and second factor',
    devices: 'Signed in on',
    thisDevice: 'This device',
    lastUsed: (when: string) => `Last used ${when}`,
    since: (when: string) => `since ${when}`,
    end: 'Sign out there',
    endAll: 'Sign out everywhere else',
    ended: 'Signed out there.',
    endedAll: 'Signed out everywhere else.',
  },
  {
    title: 'Tu cuenta',
    lead: 'Dónde tienes la sesión abierta y con qué entras.',
    security: 'Acceso',
    securityText: 'La contraseña, el segundo factor y las llaves de acceso tienen su propia página.',
    openSecurity: 'Contraseña y segundo factor',
    devices: 'Sesiones abiertas',
    thisDevice: 'Este dispositivo',
    lastUsed: (when: string) => `Último uso: ${when}`,
    since: (when: string) => `desde ${when}`,
    end: 'Cerrar ahí',
    endAll: 'Cerrar en todos los demás',
    ended: 'Se cerró la sesión ahí.',
    endedAll: 'Se cerraron las demás sesiones.',
  },
);

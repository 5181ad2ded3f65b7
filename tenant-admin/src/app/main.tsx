import '../design/app.css';
import './trusted';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage, type Language, LanguageContext, preferredLanguage } from '@/lib/language';
import { queryClient } from './query-client';
import { router } from './router';
import { keepShell } from './trusted';

function App() {
  const [language, setLanguage] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const languages = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        chooseLanguage(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return (
    <LanguageContext value={languages}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageContext>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
keepShell();

import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ExternalLink, MonitorSmartphone } from 'lucide-react';
import { api, data } from '@/api/client';
import { Button, ExternalButton } from '@/components/button';
import { Page } from '@/components/page';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { accountTexts } from './account-texts';

const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => data(api.GET('/api/v1/sessions')),
});

/** The person who is here: where they are signed in, and the way to what they sign in with. */
export function AccountPage() {
  const t = useTexts(accountTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const { me } = useSession();
  const client = useQueryClient();
  const { data: list } = useSuspenseQuery(sessions);
  const changed = (text: string) => {
    toast('done', text);
    return client.invalidateQueries({ queryKey: sessions.queryKey });
  };
  const onError = (error: unknown) => toast('problem', problemText(problems, error));
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => changed(t.ended),
    onError,
  });
  const endAll = useMutation({
    mutationFn: () => api.DELETE('/api/v1/sessions'),
    onSuccess: () => changed(t.endedAll),
    onError,
  });
  return (
    <Page title={t.title} lead={me.email} width="column">
      <section className="card p-4 wide:p-5">
        <h2 className="text-lg font-semibold">{t.security}</h2>
        <p className="mt-1 text-soft">{t.securityText}</p>
        <ExternalButton className="mt-3" href="/account" icon={ExternalLink} label={t.openSecurity} />
      </section>
      <section className="card mt-4 p-4 wide:p-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">{t.devices}</h2>
          {list.items.length > 1 && (
            <Button look="danger" label={t.endAll} busy={endAll.isPending} onClick={() => endAll.mutate()} />
          )}
        </div>
        <ul className="mt-2 divide-y divide-line">
          {list.items.map((it) => (
            <li key={it.id} className="flex flex-wrap items-center gap-3 py-3">
              <MonitorSmartphone aria-hidden="true" className="size-5 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{it.device}</p>
                <p className="text-sm text-soft">
                  {t.lastUsed(format.moment(it.lastUsedAt))}, {t.since(format.date(it.signedInAt))}
                </p>
              </div>
              {it.current ? (
                <span className="rounded-full bg-success-soft px-2.5 py-1 text-sm font-semibold text-success">
                  {t.thisDevice}
                </span>
              ) : (
                <Button label={t.end} disabled={end.isPending} onClick={() => end.mutate(it.id)} />
              )}
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { cx } from './cx';

interface Around {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Reads the label aloud without showing it, where its place says it. */
  hideLabel?: boolean;
  className?: string | undefined;
}

const CONTROL =
  'w-full rounded-md border border-control bg-card px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-danger disabled:opacity-60';

function Frame(props: Around & { id: string; children: (described: Record<string, unknown>) => ReactNode }) {
  const { id, label, hint, error, hideLabel, className, children } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block font-semibold'}>
        {label}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

type TextProps = Around & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** One line of text, a number, a date. */
export function TextField({ label, hint, error, hideLabel, className, ...input }: TextProps) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <Frame {...{ id, label, hint, error, hideLabel, className }}>
      {(described) => <input type="text" {...input} {...described} className={cx(CONTROL, 'min-h-11')} />}
    </Frame>
  );
}

type AreaProps = Around & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

/** Some lines of text. */
export function TextArea({ label, hint, error, hideLabel, className, ...area }: AreaProps) {
  const own = useId();
  const id = area.id ?? own;
  return (
    <Frame {...{ id, label, hint, error, hideLabel, className }}>
      {(described) => <textarea rows={3} {...area} {...described} className={cx(CONTROL, 'min-h-20')} />}
    </Frame>
  );
}

type SelectProps = Around & SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

/** One of a few; the browser's own list, which phones show best. */
export function Select({ label, hint, error, hideLabel, className, children, ...select }: SelectProps) {
  const own = useId();
  const id = select.id ?? own;
  return (
    <Frame {...{ id, label, hint, error, hideLabel, className }}>
      {(described) => (
        <select {...select} {...described} className={cx(CONTROL, 'min-h-11')}>
          {children}
        </select>
      )}
    </Frame>
  );
}

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: string;
  hint?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** Yes or no. */
export function Check({ label, hint, className, ...input }: CheckProps) {
  return (
    <label className={cx('flex min-h-11 items-center gap-3 py-1.5', className)}>
      <input type="checkbox" {...input} className="size-5 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-sm text-soft">{hint}</span>}
      </span>
    </label>
  );
}

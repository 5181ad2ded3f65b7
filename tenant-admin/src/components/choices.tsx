import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
}

/** One of a few, all of them in view. */
export function Choices<T extends string>({ label, value, options, onChange, hideLabel }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={hideLabel ? 'sr-only' : 'mb-1 text-sm font-semibold text-soft'}>{label}</legend>
      <div className="flex rounded-md border border-control bg-card p-0.5">
        {options.map(([it, text]) => (
          <label
            key={it}
            className="flex min-h-10 flex-1 items-center justify-center rounded-[0.375rem] px-3 text-center text-sm font-medium whitespace-nowrap text-soft has-checked:bg-info-soft has-checked:font-semibold has-checked:text-link has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={it}
              checked={it === value}
              onChange={() => onChange(it)}
              className="sr-only"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

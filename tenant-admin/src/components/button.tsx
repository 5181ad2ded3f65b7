import { createLink } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import { cx } from './cx';

type Look = 'primary' | 'quiet' | 'plain' | 'danger';

interface Shared {
  look?: Look;
  /** 44 px high by default; `small` is for dense places that a finger reaches by the row around it. */
  size?: 'normal' | 'small' | 'large';
  icon?: LucideIcon | undefined;
  /** Shows the icon alone; the label is what is read aloud and shown as a tip. */
  iconOnly?: boolean;
  label: string;
  wide?: boolean;
}

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover',
  quiet: 'bg-card text-ink border-control hover:bg-sunken',
  plain: 'bg-transparent text-link border-transparent hover:bg-sunken',
  danger: 'bg-card text-danger border-control hover:bg-danger-soft',
};

const SIZES = { small: 'min-h-9 text-sm px-3', normal: 'min-h-11 px-4', large: 'min-h-12 px-5' };

const looks = ({ look = 'quiet', size = 'normal', iconOnly, wide }: Partial<Shared>, className?: string) =>
  cx(
    'inline-flex items-center justify-center gap-2 rounded-md border font-semibold leading-tight text-center no-underline transition-colors select-none',
    'disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50',
    LOOKS[look],
    iconOnly ? 'size-11 shrink-0' : SIZES[size],
    wide && 'w-full',
    className,
  );

function Content({ icon: Icon, label, iconOnly }: Pick<Shared, 'icon' | 'label' | 'iconOnly'>) {
  return (
    <>
      {Icon && <Icon aria-hidden="true" className="size-5 shrink-0" />}
      {iconOnly ? <span className="sr-only">{label}</span> : label}
    </>
  );
}

type ButtonProps = Shared & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean; ref?: Ref<HTMLButtonElement> };

/** Does something here. */
export function Button({ look, size, icon, iconOnly, label, wide, busy, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      title={iconOnly ? label : undefined}
      aria-busy={busy || undefined}
      {...rest}
      disabled={rest.disabled || busy}
      className={looks({ look, size, iconOnly, wide }, className)}
    >
      <Content icon={icon} label={label} iconOnly={iconOnly} />
    </button>
  );
}

type AnchorProps = Shared & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** Leads out of the app: a telephone, a map, a mail. */
export function ExternalButton({ look, size, icon, iconOnly, label, wide, className, ...rest }: AnchorProps) {
  return (
    <a title={iconOnly ? label : undefined} {...rest} className={looks({ look, size, iconOnly, wide }, className)}>
      <Content icon={icon} label={label} iconOnly={iconOnly} />
    </a>
  );
}

/** Leads to another page of the app. */
export const LinkButton = createLink(ExternalButton);

/** Joins the classes that apply. */
export const cx = (...names: (string | false | undefined | null)[]) => names.filter(Boolean).join(' ');

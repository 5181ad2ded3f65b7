/** A wanted element, as plain data. */
export interface Wanted {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly (Wanted | string)[];
}

export type Props = Readonly<Record<string, unknown>>;
export type Child = Wanted | string | number | false | null | undefined | readonly Child[];

const SVG = new Set(['svg', 'path', 'circle', 'rect']);
const drawn = new WeakMap<Node, Wanted>();

/** An element with attributes, `on…` handlers, `value` and `checked`; absent are those that are false, null or undefined. */
export function h(tag: string, props: Props | null, ...children: Child[]): Wanted {
  return { tag, props: props ?? {}, children: flat(children) };
}

function flat(children: readonly Child[]): (Wanted | string)[] {
  return children.flatMap((it) =>
    it === false || it === null || it === undefined || it === ''
      ? []
      : Array.isArray(it)
        ? flat(it)
        : [typeof it === 'number' ? String(it) : (it as Wanted | string)],
  );
}

/**
 * Makes the children of an element those that are wanted. What is there already and of the same kind and key is kept and
 * changed, so that focus, selection and what is being typed stay.
 */
export function draw(parent: Node, wanted: readonly Child[]) {
  const next = flat(wanted);
  next.forEach((it, at) => {
    const old = parent.childNodes[at];
    const node = old && fits(old, it) ? old : make(it);
    if (node !== old) {
      if (old) parent.replaceChild(node, old);
      else parent.appendChild(node);
    }
    if (typeof it === 'string') {
      if (node.nodeValue !== it) node.nodeValue = it;
    } else {
      complete(node as Element, it);
    }
  });
  while (parent.childNodes.length > next.length) {
    parent.lastChild?.remove();
  }
}

function fits(node: Node, wanted: Wanted | string) {
  if (typeof wanted === 'string') return node.nodeType === Node.TEXT_NODE;
  const now = drawn.get(node);
  return now?.tag === wanted.tag && now.props.key === wanted.props.key;
}

function make(wanted: Wanted | string): Node {
  if (typeof wanted === 'string') return document.createTextNode(wanted);
  return SVG.has(wanted.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', wanted.tag)
    : document.createElement(wanted.tag);
}

function complete(element: Element, wanted: Wanted) {
  const before = drawn.get(element)?.props ?? {};
  drawn.set(element, wanted);
  for (const name of Object.keys(before)) {
    if (!(name in wanted.props)) set(element, name, null);
  }
  // Options come before the value that chooses one of them.
  draw(element, wanted.children);
  for (const [name, value] of Object.entries(wanted.props)) {
    if (value !== before[name] || name === 'value' || name === 'checked') set(element, name, value);
  }
}

function set(element: Element, name: string, value: unknown) {
  if (name === 'key') return;
  if (name.startsWith('on') || name === 'value' || name === 'checked') {
    const target = element as unknown as Record<string, unknown>;
    const next = name === 'value' ? (value ?? '') : name === 'checked' ? !!value : (value ?? null);
    if (target[name] !== next) target[name] = next;
  } else if (value === false || value === null || value === undefined) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

// A gate keeps patterns from being tried where something they need is not in the sentence. Each waits for the
// rarest thing it needs, as far as that is known from the text read so far.

/** For each need, atoms of which at least one must be there. */
export type Needs = readonly (readonly number[])[];

/** How many sentences are read before each new look at what is rare. */
const LOOKS = [64, 512, 4096] as const;

export class Gate<T> {
  readonly #items: { readonly item: T; readonly needs: Needs; rarestFirst: Needs }[] = [];
  /** By atom: the items that wait for it. */
  #waiting: (number[] | undefined)[] = [];
  #asked: Uint32Array = new Uint32Array(0);

  /** False if the item needs nothing, so that it would wait for ever. */
  add(item: T, needs: Needs): boolean {
    this.#items.push({ item, needs, rarestFirst: needs });
    const index = this.#items.length - 1;
    this.#wait(index, shortest(needs));
    return needs.length > 0;
  }

  /** Lets every item wait for the rarest of its needs. What matches stays the same; only the work changes. */
  settle(seen: Uint32Array): void {
    this.#waiting = [];
    const often = (any: readonly number[]) => any.reduce((sum, atom) => sum + (seen[atom] ?? 0), 0);
    for (const [index, entry] of this.#items.entries()) {
      entry.rarestFirst = [...entry.needs].sort((a, b) => often(a) - often(b));
      this.#wait(index, entry.rarestFirst[0] ?? []);
    }
  }

  /** Calls `open` once in a sentence (`now` is its number) for each item that waits for an atom. */
  atom(atom: number, now: number, open: (item: T, needs: Needs) => void): void {
    const waiting = this.#waiting[atom];
    if (!waiting) return;
    if (this.#asked.length < this.#items.length) this.#asked = new Uint32Array(this.#items.length);
    for (const index of waiting) {
      if (this.#asked[index] === now) continue;
      this.#asked[index] = now;
      const entry = this.#items[index] as { readonly item: T; readonly rarestFirst: Needs };
      open(entry.item, entry.rarestFirst);
    }
  }

  #wait(index: number, atoms: readonly number[]): void {
    for (const atom of new Set(atoms)) {
      while (this.#waiting.length <= atom) this.#waiting.push(undefined);
      const list = this.#waiting[atom];
      if (list) list.push(index);
      else this.#waiting[atom] = [index];
    }
  }
}

function shortest(needs: Needs): readonly number[] {
  let best: readonly number[] = [];
  for (const any of needs) if (best.length === 0 || any.length < best.length) best = any;
  return best;
}

/** Whether it is time to look again at what is rare, after so many sentences. */
export function isLook(sentences: number): boolean {
  return (LOOKS as readonly number[]).includes(sentences);
}

// A gate keeps patterns from being tried where something they need is not in the sentence. Each waits for the
// rarest thing it needs, as far as that is known from the text read so far.

/** For each need, atoms of which at least one must be there. */
export type Needs = readonly (readonly number[])[];

/** How many sentences are read before each new look at what is rare. */
const LOOKS = [64, 512, 4096] as const;

/** What waits is known by its number in the order of being added. All that is asked for each sentence lies in few rows of numbers. */
export class Gate<T> {
  readonly #items: T[] = [];
  readonly #needs: Needs[] = [];
  readonly #lanes: number[] = [];
  /** By atom: where the numbers of those that wait for it begin in `waiting`; those of the next atom follow. */
  #begins: Int32Array = new Int32Array(0);
  #waiting: Int32Array = new Int32Array(0);
  /** By number: where its other needs begin in `others`: how many they are, then each as its length and its atoms. */
  #otherAt: Int32Array = new Int32Array(0);
  #others: Int32Array = new Int32Array(0);
  /** By number: the last sentence in which it was woken. */
  #woken: Int32Array = new Int32Array(0);
  #isReady = false;

  /** False if the item needs nothing, so that it would wait for ever; at first it waits for the first of its needs. `lane` says where it is put when it wakes. */
  add(item: T, needs: Needs, lane = 0): boolean {
    this.#items.push(item);
    this.#needs.push(needs);
    this.#lanes.push(lane);
    this.#isReady = false;
    return needs.length > 0;
  }

  /** Lets every item wait for the rarest of its needs. What matches stays the same; only the work changes. */
  settle(seen: Uint32Array): void {
    const often = (any: readonly number[]) => {
      let sum = 0;
      for (const atom of any) sum += seen[atom] ?? 0;
      return sum;
    };
    this.#prepare(
      this.#needs.map((needs) => {
        const counts = needs.map(often);
        return needs.map((_, i) => i).sort((a, b) => (counts[a] as number) - (counts[b] as number));
      }),
    );
  }

  /** Wakes those that wait for an atom, each once in a sentence (`now` is its number): their numbers go to their lanes. */
  wake(atom: number, now: number, lanes: readonly number[][]): void {
    if (!this.#isReady) this.#prepare(this.#needs.map(asGiven));
    const end = this.#begins[atom + 1];
    if (end === undefined) return;
    for (let i = this.#begins[atom] as number; i < end; i++) {
      const number = this.#waiting[i] as number;
      if (this.#woken[number] === now) continue;
      this.#woken[number] = now;
      (lanes[this.#lanes[number] as number] as number[]).push(number);
    }
  }

  /** Whether all else that a woken item needs is there: `stamps` has `now` for the atoms of the sentence. */
  isOpen(number: number, stamps: Uint32Array, now: number): boolean {
    const others = this.#others;
    let at = this.#otherAt[number] as number;
    for (let left = others[at++] as number; left > 0; left--) {
      const end = at + 1 + (others[at] as number);
      let isThere = false;
      for (let i = at + 1; i < end; i++)
        if (stamps[others[i] as number] === now) {
          isThere = true;
          break;
        }
      if (!isThere) return false;
      at = end;
    }
    return true;
  }

  item(number: number): T {
    return this.#items[number] as T;
  }

  /** `orders` says by item which of its needs is the one to wait for, and which are asked for next. */
  #prepare(orders: readonly (readonly number[])[]): void {
    this.#isReady = true;
    const count = this.#items.length;
    this.#woken = new Int32Array(count);
    this.#otherAt = new Int32Array(count);
    const others: number[] = [];
    let most = 0;
    const first: (readonly number[])[] = [];
    for (const [number, order] of orders.entries()) {
      const needs = this.#needs[number] as Needs;
      const [waits, ...rest] = order;
      const atoms = waits === undefined ? [] : [...new Set(needs[waits])];
      first.push(atoms);
      for (const atom of atoms) most = Math.max(most, atom);
      this.#otherAt[number] = others.length;
      others.push(rest.length);
      for (const need of rest) {
        const any = needs[need] as readonly number[];
        others.push(any.length);
        for (const atom of any) others.push(atom);
      }
    }
    this.#others = Int32Array.from(others);
    const begins = new Int32Array(most + 2);
    for (const atoms of first) for (const atom of atoms) begins[atom + 1] = (begins[atom + 1] as number) + 1;
    for (let i = 1; i < begins.length; i++) begins[i] = (begins[i] as number) + (begins[i - 1] as number);
    const waiting = new Int32Array(begins[most + 1] as number);
    const next = begins.slice();
    for (const [number, atoms] of first.entries())
      for (const atom of atoms) {
        waiting[next[atom] as number] = number;
        next[atom] = (next[atom] as number) + 1;
      }
    this.#begins = begins;
    this.#waiting = waiting;
  }
}

const asGiven = (needs: Needs): readonly number[] => needs.map((_, i) => i);

/** Whether it is time to look again at what is rare, after so many sentences. */
export function isLook(sentences: number): boolean {
  return (LOOKS as readonly number[]).includes(sentences);
}

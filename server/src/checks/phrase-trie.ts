// Plain phrases of concepts as a trie over stems. Its nodes are numbers and their branches lie in one table, since a walk through
// objects spread over the memory costs more than all else that is done with a word.

interface Branch {
  /** Most end here. */
  next: Map<number, Branch> | undefined;
  readonly accepts: number[];
}
const branch = (): Branch => ({ next: undefined, accepts: [] });

/** Phrases while they are gathered; a concept goes by its number, a word by that of its stem. */
export class PhraseGatherer {
  readonly #roots: (Branch | undefined)[] = [];

  add(phrase: readonly number[], concept: number): void {
    const [first, ...rest] = phrase;
    if (first === undefined) return;
    while (this.#roots.length <= first) this.#roots.push(undefined);
    let node = this.#roots[first] ?? branch();
    this.#roots[first] = node;
    for (const stem of rest) {
      node.next ??= new Map();
      let next = node.next.get(stem);
      if (!next) {
        next = branch();
        node.next.set(stem, next);
      }
      node = next;
    }
    if (!node.accepts.includes(concept)) node.accepts.push(concept);
  }

  finish(): PhraseTrie {
    return new PhraseTrie(this.#roots);
  }
}

/** Nodes are numbers from 1; 0 is none. */
export class PhraseTrie {
  /** By stem: the node of phrases that begin with it. */
  readonly #roots: Int32Array;
  /** By hash, three numbers each: node, stem, the node that the stem leads to. */
  readonly #edges: Int32Array;
  readonly #mask: number;
  /** By node: where its concepts begin in `accepted`; those of the next node follow. */
  readonly #acceptsFrom: Int32Array;
  readonly #accepted: Int32Array;
  /** By node: whether any stem leads on. */
  readonly #leadsOn: Uint8Array;

  constructor(roots: readonly (Branch | undefined)[]) {
    const nodes: Branch[] = [branch()];
    const edges: number[] = [];
    this.#roots = new Int32Array(roots.length);
    for (const [stem, root] of roots.entries()) {
      if (!root) continue;
      this.#roots[stem] = nodes.length;
      nodes.push(root);
    }
    for (let node = 1; node < nodes.length; node++)
      for (const [stem, next] of (nodes[node] as Branch).next ?? []) {
        edges.push(node, stem, nodes.length);
        nodes.push(next);
      }
    let size = 1 << 4;
    while (size * 3 < edges.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#edges = new Int32Array(size * 3);
    for (let i = 0; i < edges.length; i += 3) {
      let at = placeOf(edges[i] as number, edges[i + 1] as number) & this.#mask;
      while (this.#edges[at * 3] !== 0) at = (at + 1) & this.#mask;
      this.#edges.set(edges.slice(i, i + 3), at * 3);
    }
    this.#acceptsFrom = new Int32Array(nodes.length + 1);
    this.#leadsOn = new Uint8Array(nodes.length);
    const accepted: number[] = [];
    for (const [node, { next, accepts }] of nodes.entries()) {
      this.#acceptsFrom[node] = accepted.length;
      accepted.push(...accepts);
      if (next) this.#leadsOn[node] = 1;
    }
    this.#acceptsFrom[nodes.length] = accepted.length;
    this.#accepted = Int32Array.from(accepted);
  }

  /** The node of the phrases that begin with a stem. */
  root(stem: number): number {
    return this.#roots[stem] ?? 0;
  }

  /** The node that a stem leads to. */
  next(node: number, stem: number): number {
    if (this.#leadsOn[node] === 0) return 0;
    const edges = this.#edges;
    for (let at = placeOf(node, stem) & this.#mask; ; at = (at + 1) & this.#mask) {
      const from = edges[at * 3] as number;
      if (from === 0) return 0;
      if (from === node && edges[at * 3 + 1] === stem) return edges[at * 3 + 2] as number;
    }
  }

  /** The concepts of phrases that end at a node: those of {@link accepted} from here to before {@link acceptsTo}. */
  acceptsFrom(node: number): number {
    return this.#acceptsFrom[node] as number;
  }
  acceptsTo(node: number): number {
    return this.#acceptsFrom[node + 1] as number;
  }
  accepted(at: number): number {
    return this.#accepted[at] as number;
  }
}

function placeOf(node: number, stem: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(stem, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

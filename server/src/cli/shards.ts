// A big estate split among machines: `--shard 2/5` checks every fifth pack, starting with the second.

export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** `2/5`; undefined for anything else. */
export function readShard(text: string): Shard | undefined {
  const found = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  if (found === null) return undefined;
  const shard = { number: Number(found[1]), of: Number(found[2]) };
  return shard.number <= shard.of ? shard : undefined;
}

/** Every pack is in one shard, whoever asks. */
export function inShard<Pack>(packs: readonly Pack[], { number, of }: Shard): readonly Pack[] {
  return packs.filter((_, index) => index % of === number - 1);
}

/** The packs of all shards in the order they had before they were split. */
export function unsharded<Pack>(shards: readonly (readonly Pack[])[]): readonly Pack[] {
  const longest = Math.max(0, ...shards.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    shards.flatMap((shard) => (index < shard.length ? [shard[index] as Pack] : [])),
  ).flat();
}

// Findings put at a place, and findings whose fixes are made when somebody looks at them, which is seldom. An edit of a large
// document moves hundreds of them, so they are built in the cheapest way there is: property by property.

import type { Finding, Fix } from './finding.ts';

/** What a finding's fixes are made from. */
export interface FixSource {
  readonly make: () => readonly Fix[];
}

/** All of a finding but its fixes, and what those are made from. */
export function lazyFinding(said: Omit<Finding, 'fixes'>, source: FixSource): Finding {
  return new LazyFinding(said, said, source);
}

/** What a finding says, said of a place; with fixes as they stand in that place, or what they are made from. */
export function findingAt(said: Said, place: FindingPlace, fixes: readonly Fix[] | FixSource): Finding {
  return 'make' in fixes ? new LazyFinding(said, place, fixes) : plainFinding(said, place, fixes);
}

/** All of a finding that does not depend on where it stands. */
export type Said = Omit<Finding, 'document' | 'range' | 'related' | 'fixes'>;
export type FindingPlace = Pick<Finding, 'document' | 'range' | 'related'>;

function plainFinding(said: Said, place: FindingPlace, fixes: readonly Fix[]): Finding {
  return {
    rule: said.rule,
    aliases: said.aliases,
    category: said.category,
    severity: said.severity,
    document: place.document,
    range: place.range,
    title: said.title,
    message: said.message,
    citations: said.citations,
    related: place.related,
    fixes,
    because: said.because,
    suppressed: said.suppressed,
  };
}

/** What the fixes of a finding are made from; undefined for one that has them. */
export function fixSourceOf(finding: Finding): FixSource | undefined {
  return LazyFinding.sourceOf(finding);
}

/**
 * A class, since a getter written into each object would be a
 * function of its own for each, which costs as much as all the rest; `fixes` is a property of the finding all the same, so that
 * a copy has it.
 */
class LazyFinding implements Finding {
  readonly rule: Finding['rule'];
  readonly aliases: Finding['aliases'];
  readonly category: Finding['category'];
  readonly severity: Finding['severity'];
  readonly document: Finding['document'];
  readonly range: Finding['range'];
  readonly title: Finding['title'];
  readonly message: Finding['message'];
  readonly citations: Finding['citations'];
  readonly related: Finding['related'];
  declare readonly fixes: Finding['fixes'];
  readonly because: Finding['because'];
  readonly suppressed: Finding['suppressed'];
  readonly #source: FixSource;
  #made: readonly Fix[] | undefined;

  constructor(said: Said, place: FindingPlace, source: FixSource) {
    this.rule = said.rule;
    this.aliases = said.aliases;
    this.category = said.category;
    this.severity = said.severity;
    this.document = place.document;
    this.range = place.range;
    this.title = said.title;
    this.message = said.message;
    this.citations = said.citations;
    this.related = place.related;
    this.because = said.because;
    this.suppressed = said.suppressed;
    this.#source = source;
    Object.defineProperty(this, 'fixes', LazyFinding.#fixes);
  }

  static sourceOf(finding: Finding): FixSource | undefined {
    return finding instanceof LazyFinding ? finding.#source : undefined;
  }

  /** One function for all findings. */
  static readonly #fixes: PropertyDescriptor & ThisType<LazyFinding> = {
    enumerable: true,
    get() {
      this.#made ??= this.#source.make();
      return this.#made;
    },
  };
}

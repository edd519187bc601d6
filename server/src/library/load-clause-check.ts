// What a clause file must hold together: every variant has its wording, every {{slot}} is declared, every
// parameter is used, defaults fit.

import type { Range } from '../markdown/blocks.ts';
import { type ClauseBody, type RawClause, slots } from './load-clause.ts';
import type { Parameter } from './model.ts';
import { nearest } from './nearest.ts';
import { formulaError } from './proportion.ts';
import type { YamlSource } from './yaml.ts';

interface ClauseError {
  readonly range: Range;
  readonly message: string;
}

/** Errors of one clause file whose front matter fits its schema. */
export function clauseErrors(
  path: string,
  id: string,
  raw: RawClause,
  body: ClauseBody,
  source: YamlSource,
): ClauseError[] {
  const errors: ClauseError[] = [];
  const say = (range: Range, message: string) => errors.push({ range, message });
  const folders = path.split('/');
  if (folders.length !== 3)
    say(source.rangeOf(['name']), `A clause stands in the folder of its theme: clauses/<theme>/${id}.md.`);
  else if (raw.theme !== undefined && raw.theme !== folders[1])
    say(
      source.rangeOf(['theme']),
      `The theme "${raw.theme}" is not the folder "${folders[1]}". Move the file, or leave "theme" out.`,
    );
  if (body.stray !== undefined)
    say(
      body.stray,
      'This text belongs to no wording. Put it below a heading "## variant: <id>", or into "note" above.',
    );
  checkVariants(raw, body, source, say);
  checkSlots(raw, body, source, say);
  raw.parameters?.forEach((parameter, index) => {
    checkParameter(parameter, (key) => source.rangeOf(['parameters', index, key]), say);
  });
  return errors;
}

type Say = (range: Range, message: string) => unknown;

function checkVariants(raw: RawClause, body: ClauseBody, source: YamlSource, say: Say): void {
  const declared = raw.variants.map((variant) => variant.id);
  const written = new Set<string>();
  for (const section of body.sections) {
    const name = section.id;
    if (written.has(name))
      say(
        section.heading,
        `The wording of "${name}" stands twice. Join them, or give the variant another id.`,
      );
    written.add(name);
    if (!declared.includes(name)) {
      const near = nearest(name, declared);
      say(
        section.heading,
        `The variant "${name}" is not listed under "variants" in the front matter. ${near === undefined ? 'List it there.' : `Did you mean "${near}"?`}`,
      );
    }
    if (section.text === '') say(section.heading, 'This variant is empty. Write its text below the heading.');
  }
  declared.forEach((id, index) => {
    const range = source.rangeOf(['variants', index, 'id']);
    if (declared.indexOf(id) !== index)
      say(range, `The variant "${id}" is listed twice. Give it another id.`);
    else if (!written.has(id))
      say(
        range,
        `The variant "${id}" has no wording. Add a section "## variant: ${id}" below the front matter.`,
      );
  });
}

function checkSlots(raw: RawClause, body: ClauseBody, source: YamlSource, say: Say): void {
  const names = (raw.parameters ?? []).map((parameter) => parameter.name);
  const used = new Set<string>();
  for (const section of body.sections) {
    for (const slot of slots(section.text)) {
      used.add(slot.name);
      if (names.includes(slot.name)) continue;
      const near = nearest(slot.name, names);
      say(
        section.heading,
        `The wording has a blank {{${slot.name}}} that is not declared under "parameters". ${near === undefined ? 'Declare it there.' : `Did you mean {{${near}}}?`}`,
      );
    }
  }
  names.forEach((name, index) => {
    const range = source.rangeOf(['parameters', index, 'name']);
    if (names.indexOf(name) !== index) say(range, `The parameter "${name}" is declared twice. Remove one.`);
    else if (!used.has(name))
      say(range, `The parameter "${name}" is not used: no variant holds {{${name}}}. Use it, or remove it.`);
  });
}

const figures: ReadonlySet<Parameter['type']> = new Set(['integer', 'number', 'percent', 'money']);

function checkParameter(parameter: Parameter, range: (key: string) => Range, say: Say): void {
  const { type, default: value, min, max, choices, suggest } = parameter;
  if (type === 'choice' && choices === undefined)
    say(range('type'), 'A choice needs "choices": a list of what can be chosen.');
  if (type !== 'choice' && choices !== undefined)
    say(range('choices'), `Only a choice has "choices"; this is of type "${type}".`);
  if (choices !== undefined && value !== undefined && !choices.includes(String(value)))
    say(range('default'), `The default "${value}" is not one of the choices.`);
  if (min !== undefined && max !== undefined && min > max)
    say(range('min'), `"min" (${min}) is more than "max" (${max}).`);
  if (figures.has(type) && value !== undefined) {
    if (typeof value !== 'number')
      say(
        range('default'),
        `The default of ${type === 'integer' ? 'an' : 'a'} ${type} is a number without quotes.`,
      );
    else if (value < (min ?? -Infinity) || value > (max ?? Infinity))
      say(range('default'), `The default ${value} is not between "min" and "max".`);
  }
  const wrong = suggest === undefined ? undefined : formulaError(suggest);
  if (wrong !== undefined)
    say(range('suggest'), `The suggestion "${suggest}" cannot be worked out: ${wrong}.`);
}

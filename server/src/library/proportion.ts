// Suggested amounts in proportion to the contract: `12 * value / 1000000`. A small arithmetic, parsed and
// worked out here; a fact that is missing gives no suggestion.

import { britishFigure } from './figures.ts';
import type { Parameter, Profile } from './model.ts';

type FactName = 'value' | 'years' | 'labour';
type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'fact'; readonly name: FactName }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Formula[] };

const calls: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  min: (numbers) => Math.min(...numbers),
  max: (numbers) => Math.max(...numbers),
  round: ([number = 0, step = 1]) => (step > 0 ? Math.round(number / step) * step : Number.NaN),
  floor: ([number = 0]) => Math.floor(number),
  ceil: ([number = 0]) => Math.ceil(number),
};

/** What is wrong with a formula, in words; undefined where nothing is. */
export function formulaError(text: string): string | undefined {
  const parsed = parse(text);
  return typeof parsed === 'string' ? parsed : undefined;
}

/**
 * The amount a parameter's formula suggests for this contract, brought within `min` and `max` and, for whole
 * numbers, rounded. Undefined without a formula, without the facts it needs, or where it gives no number.
 */
export function suggestion(parameter: Parameter, profile: Profile): number | undefined {
  if (parameter.suggest === undefined) return undefined;
  const formula = parse(parameter.suggest);
  if (typeof formula === 'string') return undefined;
  const amount = work(formula, profile);
  if (amount === undefined || !Number.isFinite(amount)) return undefined;
  const within = Math.min(Math.max(amount, parameter.min ?? -Infinity), parameter.max ?? Infinity);
  if (parameter.type === 'integer') return Math.round(within);
  return Math.round(within * 100) / 100;
}

export interface WorkedOut {
  readonly amount: number;
  /** `52 × £6,200,000 ÷ 1,000,000 = 322.4, rounded to 322`. */
  readonly steps: string;
}

/** The same as {@link suggestion}, with the arithmetic in words. */
export function suggestionWithSteps(parameter: Parameter, profile: Profile): WorkedOut | undefined {
  const amount = suggestion(parameter, profile);
  const formula = parse(parameter.suggest ?? '');
  if (amount === undefined || typeof formula === 'string') return undefined;
  // A whole that is only rounded is told as the sum, then the rounding.
  const isRounded = formula.kind === 'call' && formula.name === 'round' && formula.of.length === 1;
  const sum = isRounded ? (formula.of[0] ?? formula) : formula;
  const worked = work(sum, profile) ?? amount;
  const parts = [`${inWords(sum, profile)} = ${britishFigure(worked)}`];
  const whole = work(formula, profile) ?? worked;
  const rounded = parameter.type === 'integer' ? Math.round(whole) : Math.round(whole * 100) / 100;
  const { min, max } = parameter;
  if (min !== undefined && whole < min) parts.push(`brought up to the least, ${britishFigure(min)}`);
  else if (max !== undefined && whole > max) parts.push(`brought down to the most, ${britishFigure(max)}`);
  else if (britishFigure(rounded) !== britishFigure(worked))
    parts.push(`rounded to ${britishFigure(rounded)}`);
  return { amount, steps: parts.join(', ') };
}

const signs: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '+': '+', '-': '−' };

/** A formula with its facts filled in, as a person writes it. */
function inWords(formula: Formula, profile: Profile): string {
  switch (formula.kind) {
    case 'number':
      return britishFigure(formula.value);
    case 'fact': {
      if (formula.name === 'labour')
        return profile.labour === undefined
          ? '100% (the labour share is not given)'
          : `${britishFigure(profile.labour)}% labour`;
      const fact = profile[formula.name] ?? 0;
      if (formula.name === 'years') return `${britishFigure(fact)} ${fact === 1 ? 'year' : 'years'}`;
      const euro = profile.jurisdiction === 'ireland' || profile.jurisdiction === 'eu';
      return `${euro ? '€' : '£'}${britishFigure(fact)}`;
    }
    case 'binary': {
      const isProduct = formula.sign === '*' || formula.sign === '/';
      const side = (part: Formula): string => {
        const words = inWords(part, profile);
        return isProduct && part.kind === 'binary' && (part.sign === '+' || part.sign === '-')
          ? `(${words})`
          : words;
      };
      const right =
        formula.right.kind === 'binary' ? `(${inWords(formula.right, profile)})` : side(formula.right);
      return `${side(formula.left)} ${signs[formula.sign] ?? formula.sign} ${right}`;
    }
    case 'call': {
      // Of the greatest and the least only what decides is told: "5 years" of max(years, 1).
      const { name } = formula;
      const decides =
        name === 'max' || name === 'min'
          ? formula.of.find((part) => work(part, profile) === work(formula, profile))
          : formula.of[0];
      if (decides === undefined) return '';
      const words = inWords(decides, profile);
      if (decides.kind === 'number' && name === 'max') return `the least, ${words}`;
      return words;
    }
  }
}

function work(formula: Formula, profile: Profile): number | undefined {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'fact':
      // Without a share the whole value counts: the steps say so.
      return formula.name === 'labour' ? (profile.labour ?? 100) / 100 : profile[formula.name];
    case 'binary': {
      const left = work(formula.left, profile);
      const right = work(formula.right, profile);
      if (left === undefined || right === undefined) return undefined;
      if (formula.sign === '+') return left + right;
      if (formula.sign === '-') return left - right;
      return formula.sign === '*' ? left * right : left / right;
    }
    case 'call': {
      const numbers: number[] = [];
      for (const part of formula.of) {
        const number = work(part, profile);
        if (number === undefined) return undefined;
        numbers.push(number);
      }
      return calls[formula.name]?.(numbers);
    }
  }
}

const longestFormula = 200;

/** The formula, or what is wrong with it. */
function parse(text: string): Formula | string {
  if (text.length > longestFormula) return `it is longer than ${longestFormula} characters`;
  const tokens = text.match(/\d[\d_]*(?:\.\d+)?|[a-z]+|[-+*/(),]|[^\s]/gi) ?? [];
  let at = 0;
  let error = '';
  const next = () => tokens[at] ?? '';
  const fail = (message: string): Formula => {
    if (error === '') error = message;
    at = tokens.length;
    return { kind: 'number', value: 0 };
  };
  const sum = (): Formula => chain(product, ['+', '-']);
  const product = (): Formula => chain(atom, ['*', '/']);
  const chain = (part: () => Formula, signs: readonly string[]): Formula => {
    let left = part();
    while (signs.includes(next())) {
      const sign = next();
      at++;
      left = { kind: 'binary', sign, left, right: part() };
    }
    return left;
  };
  const atom = (): Formula => {
    const token = next();
    at++;
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token.replace(/_/g, '')) };
    if (token === '-')
      return { kind: 'binary', sign: '-', left: { kind: 'number', value: 0 }, right: atom() };
    if (token === 'value' || token === 'years' || token === 'labour') return { kind: 'fact', name: token };
    if (Object.hasOwn(calls, token)) return call(token);
    if (token === '(') {
      const inner = sum();
      return next() === ')' ? consumed(inner) : fail('a closing bracket ) is missing');
    }
    if (token === '') return fail('it ends too early');
    return fail(
      `"${token}" is not known; use numbers, value, years, labour, + - * / ( ), ${Object.keys(calls).join(', ')}`,
    );
  };
  const call = (name: string): Formula => {
    if (next() !== '(') return fail(`"${name}" must be followed by (`);
    at++;
    const of = [sum()];
    while (next() === ',') {
      at++;
      of.push(sum());
    }
    return next() === ')' ? consumed({ kind: 'call', name, of }) : fail('a closing bracket ) is missing');
  };
  const consumed = (formula: Formula): Formula => {
    at++;
    return formula;
  };
  const formula = sum();
  if (error === '' && at < tokens.length) error = `"${next()}" is not expected there`;
  return error === '' ? formula : error;
}

// Questions of the profile put to whoever sits at a terminal, one after the other, with the law that follows so far.

import { createInterface } from 'node:readline/promises';
import {
  lawAnswer,
  profileQuestions,
  type Question,
  readAnswer,
  withFacts,
} from '../language/profile-questions.ts';
import type { Library, Profile } from '../library/model.ts';
import type { Terminal } from './streams.ts';

/** Whether somebody can answer: both ends are a terminal. */
export function canAsk(terminal: Terminal): boolean {
  return (terminal.stdin as { readonly isTTY?: boolean }).isTTY === true && terminal.stdout.isTTY === true;
}

export interface Asker {
  /** A line of text; an empty answer where nothing was typed or the input has ended. */
  readonly text: (ask: string) => Promise<string>;
  /** Asks for the facts that the profile lacks. */
  readonly profile: (profile: Profile, library: Library) => Promise<Profile>;
  /** The number of one of the rows, or of the first. */
  readonly oneOf: (ask: string, rows: readonly string[]) => Promise<number>;
  readonly close: () => void;
}

/** Asks on the terminal until it is closed. */
export function askOn(terminal: Terminal): Asker {
  const lines = createInterface({ input: terminal.stdin, output: terminal.stdout });
  let hasEnded = false;
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => {
      hasEnded = true;
      resolve('');
    });
  });
  const say = (text: string) => terminal.stdout.write(`${text}\n`);
  const text = async (ask: string): Promise<string> =>
    hasEnded ? '' : (await Promise.race([lines.question(`${ask} `), ended])).trim();
  const answered = async (question: Question, profile: Profile): Promise<Profile> => {
    say(`\n${question.ask}\n  ${question.help}`);
    question.options.forEach(({ label, detail }, index) => {
      say(`  ${index + 1}. ${label}${detail === '' ? '' : ` – ${detail}`}`);
    });
    for (;;) {
      const typed = await text(question.options.length > 0 ? `1 to ${question.options.length}:` : '>');
      if (typed === '') return profile;
      const option = question.options[Number(typed) - 1];
      if (option !== undefined) return withFacts(profile, option.sets);
      const read = question.options.length > 0 ? undefined : readAnswer(question.key, typed);
      if (read !== undefined && 'sets' in read) return withFacts(profile, read.sets);
      say(read?.error ?? `Type a number from 1 to ${question.options.length}, or nothing to leave it open.`);
    }
  };
  return {
    text,
    oneOf: async (ask, rows) => {
      say(`\n${ask}`);
      rows.forEach((row, index) => {
        say(`  ${index + 1}. ${row}`);
      });
      const typed = Number(await text(`1 to ${rows.length}, or nothing for the first:`));
      return Number.isInteger(typed) && typed >= 1 && typed <= rows.length ? typed - 1 : 0;
    },
    profile: async (given, library) => {
      let profile = given;
      for (const { key } of profileQuestions(profile)) {
        const question = profileQuestions(profile).find((one) => one.key === key);
        if (question === undefined || question.answer !== '' || key === 'stage') continue;
        profile = await answered(question, profile);
        const { title } = lawAnswer(profile, library);
        if (title !== null) say(`  The law that governs: ${title}.`);
      }
      return profile;
    },
    close: () => lines.close(),
  };
}

// Findings that no file of the library makes: about facts, files, suppressions and what could not be checked.

export interface OwnFinding {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly remedy: string;
}

export const ownFindings: readonly OwnFinding[] = [
  {
    id: 'cannot-tell',
    title: 'A rule that could not be judged',
    means:
      'The words are there, but whether the rule applies depends on facts of the tender that are not given.',
    remedy: 'Add the facts that the message names to the front matter, to tenderlint.yml or with --set.',
  },
  {
    id: 'not-checked',
    title: 'A part that was not checked',
    means:
      'A stretch of the document went over a limit (nesting, size) that keeps hostile text from stopping the rest.',
    remedy: 'Simplify the part that the message names; everything else was checked.',
  },
  {
    id: 'profile-missing',
    title: 'The law that governs cannot be told',
    means: 'Facts are missing that decide between bodies of law, so rules that depend on one are silent.',
    remedy: 'Add the facts that the message names to the front matter, to tenderlint.yml or with --set.',
  },
  {
    id: 'profile-contradiction',
    title: 'Facts that contradict each other',
    means: 'Two documents of a pack, or a fact and what the others lead to, do not agree.',
    remedy: 'Make them the same, or remove the one that is not meant to override.',
  },
  {
    id: 'profile-unknown-key',
    title: 'A fact that is not known',
    means: 'A key under “tender:” or “profile:” is not one of the facts of a tender.',
    remedy: 'Correct its spelling, or remove it. tenderlint check --help lists the facts.',
  },
  {
    id: 'profile-unknown-value',
    title: 'A value that is not known',
    means: 'A fact of the tender has a value that it cannot have, so it is left out.',
    remedy: 'Use one of the values that the message names.',
  },
  {
    id: 'profile-normalised',
    title: 'A value that was understood',
    means:
      'A fact was written in another form (a figure with signs, a day in words) and read as the message says.',
    remedy: 'Nothing needs to be done; in its plain form there is no doubt about it.',
  },
  {
    id: 'front-matter-yaml',
    title: 'Front matter that could not be read',
    means: 'The lines between the --- fences are not sound YAML, so the facts in them are not known.',
    remedy: 'Put right what the message names, often an indentation, a colon or a quotation mark.',
  },
  {
    id: 'config-yaml',
    title: 'A tenderlint.yml that could not be read',
    means: 'The file is not sound YAML.',
    remedy: 'Put right what the message names, often an indentation, a colon or a quotation mark.',
  },
  {
    id: 'config-invalid',
    title: 'A setting that does not fit',
    means: 'A part of tenderlint.yml is not of the form expected; it is left out, the rest counts.',
    remedy: 'Write it as the message says.',
  },
  {
    id: 'config-outside',
    title: 'A path that leads out of the folder',
    means: 'tenderlint.yml names a file outside its own folder; nothing outside is read.',
    remedy: 'Move the file into the folder, or tenderlint.yml to a folder above both.',
  },
  {
    id: 'config-unknown-rule',
    title: 'A severity for a rule that does not exist',
    means:
      'tenderlint.yml sets the severity of an id that the library does not have, so the line changes nothing.',
    remedy: 'Correct the id, or remove the line.',
  },
  {
    id: 'pack-file-missing',
    title: 'A file of the pack that is not there',
    means: 'tenderlint.yml names a document or attachment that was not found.',
    remedy: 'Correct the path, or remove the line.',
  },
  {
    id: 'library-missing',
    title: 'A clause library that is not there',
    means: 'tenderlint.yml names a folder of a further clause library that was not found.',
    remedy: 'Correct the path, or remove the line.',
  },
  {
    id: 'library-invalid',
    title: 'A library file that does not fit',
    means: 'A file of a further clause library is not of the form expected; it is left out, the rest counts.',
    remedy: 'Write it as the message says; docs/authoring.md describes the files.',
  },
  {
    id: 'library-yaml',
    title: 'A library file that could not be read',
    means: 'A file of a further clause library is not sound YAML.',
    remedy: 'Put right what the message names.',
  },
  {
    id: 'file-encoding',
    title: 'A file that is not UTF-8',
    means: 'Some bytes stand for no character and were read as \ufffd.',
    remedy: 'Save the file again with the encoding UTF-8.',
  },
  {
    id: 'unused-suppression',
    title: 'A suppression that silences nothing',
    means: 'The rule it names reports nothing here any more.',
    remedy: 'Remove the comment, or the next finding of that rule will be silenced unseen.',
  },
  {
    id: 'unknown-rule-in-suppression',
    title: 'A suppression that names no rule',
    means: 'The comment names an id that does not exist, so it silences nothing.',
    remedy: 'Correct the id, or remove the comment.',
  },
  {
    id: 'suppression-without-reason',
    title: 'A suppression without a reason',
    means: 'An error is silenced only where the comment says why it is lawful here.',
    remedy: 'Write the reason after a colon.',
  },
];

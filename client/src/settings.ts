// The settings of the editor. They decide what is shown and when, never what is a finding: that is for
// tenderlint.yml, so that the editor and a build agree. The server reads `maxFindings` itself.

import { workspace } from 'vscode';

export const section = 'tenderlint';

export type Floor = 'error' | 'warning' | 'information' | 'hint';
export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly severityFloor: Floor;
}

/** The settings as they are now; a value of the wrong type counts as not given. */
export function readSettings(): Settings {
  const given = workspace.getConfiguration(section);
  const floor = given.get<unknown>('severityFloor');
  return {
    enable: given.get<unknown>('enable') !== false,
    run: given.get<unknown>('run') === 'onSave' ? 'onSave' : 'onType',
    severityFloor: floor === 'error' || floor === 'warning' || floor === 'information' ? floor : 'hint',
  };
}

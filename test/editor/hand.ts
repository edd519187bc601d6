// A hand at the keyboard, where the editor runs in the code host (tools/code-host/hand.mjs): nobody can type into a picker from inside
// the extension host. A desktop VS Code that a test runner starts has none.

import * as vscode from 'vscode';

export type Step =
  | { readonly sees: string }
  | { readonly row: string }
  | { readonly type: string }
  | { readonly press: 'Enter' | 'Escape' | 'ArrowDown' | 'Space' }
  | { readonly click: string }
  | { readonly look: string };

/** Whether somebody is there to type. */
export function hasHand(): boolean {
  return vscode.workspace.getConfiguration('codeHost').get('hand') === true;
}

/** Asks for steps to be done from now on; what they lead to is for the test to wait for. */
export function hand(...steps: readonly Step[]): void {
  console.log(`@@TEST ${JSON.stringify({ hand: steps })}`);
}

/** Finds a row by typing, and takes it. */
export function choose(words: string, row = words): readonly Step[] {
  return [{ type: words }, { row }, { press: 'Enter' }];
}

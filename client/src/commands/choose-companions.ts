// The second question of Insert Clause: what goes in with it, and what to mind. Asked only where there is something to ask.

import {
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { InsertClauseParams, InsertionAnswer } from '../requests.ts';

interface NeedPick extends QuickPickItem {
  readonly id?: string;
}
export type Choice = Pick<InsertClauseParams, 'bring' | 'variant'>;

/** The plan that was chosen; undefined where nobody chose. */
export async function askWhatGoesWithIt(
  plan: (choice: Choice) => Promise<InsertionAnswer | null>,
  preview: (answer: InsertionAnswer) => void,
): Promise<InsertionAnswer | undefined> {
  const first = await plan({ bring: 'needed' });
  if (first === null) return undefined;
  if (first.refused !== undefined) {
    await window.showErrorMessage(first.refused);
    return undefined;
  }
  const isPlain = first.needs.length === 0 && first.variants.length < 2 && first.concerns.length === 0;
  const chosen = isPlain ? first : await ask(first, plan, preview);
  if (chosen === undefined) return undefined;
  const grave = chosen.concerns.filter(({ severity }) => severity === 'error');
  if (grave.length === 0) return chosen;
  const anyway = l10n.t('Insert anyway');
  const answer = await window.showWarningMessage(
    l10n.t('{0} should not go in like this.', chosen.id),
    { modal: true, detail: grave.map(({ message }) => message).join('\n') },
    anyway,
  );
  return answer === anyway ? chosen : undefined;
}

function ask(
  first: InsertionAnswer,
  plan: (choice: Choice) => Promise<InsertionAnswer | null>,
  preview: (answer: InsertionAnswer) => void,
): Promise<InsertionAnswer | undefined> {
  const look: QuickInputButton = { iconPath: new ThemeIcon('open-preview'), tooltip: l10n.t('Preview') };
  const wording: QuickInputButton = {
    iconPath: new ThemeIcon('versions'),
    tooltip: l10n.t('Another wording…'),
  };
  return new Promise((done) => {
    const pick = window.createQuickPick<NeedPick>();
    let current = first;
    let asking = false;
    const choice = (): Choice => ({
      variant: current.variant,
      bring: pick.selectedItems.flatMap(({ id }) => (id === undefined ? [] : [id])),
    });
    const show = (answer: InsertionAnswer, selected: readonly string[]): void => {
      current = answer;
      pick.items = itemsOf(answer);
      pick.selectedItems = pick.items.filter(({ id }) => id !== undefined && selected.includes(id));
      const name = answer.variants.find(({ id }) => id === answer.variant)?.title ?? answer.variant;
      pick.title = `${answer.id} · ${name}`;
      pick.placeholder = mindOf(answer);
    };
    pick.canSelectMany = true;
    pick.ignoreFocusOut = true;
    pick.buttons = first.variants.length > 1 ? [wording, look] : [look];
    show(
      first,
      first.needs.filter(({ brought }) => brought).map(({ id }) => id),
    );
    pick.onDidTriggerButton(async (button) => {
      if (button === look) {
        const answer = await plan(choice());
        if (answer) preview(answer);
        return;
      }
      asking = true;
      const chosen = await window.showQuickPick(
        current.variants.map(({ id, title, level, register }) => ({
          label: title,
          description: `${level}, ${register}`,
          id,
        })),
        { title: l10n.t('Wordings that may be used here') },
      );
      const answer = chosen && (await plan({ variant: chosen.id, bring: 'needed' }));
      if (answer)
        show(
          answer,
          answer.needs.filter(({ brought }) => brought).map(({ id }) => id),
        );
      asking = false;
      pick.show();
    });
    pick.onDidAccept(async () => {
      const answer = await plan(choice());
      done(answer ?? undefined);
      pick.dispose();
    });
    pick.onDidHide(() => {
      if (asking) return;
      done(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Definitions, then companions; what to mind stands above the list and in the preview. */
function itemsOf({ needs }: InsertionAnswer): NeedPick[] {
  const items: NeedPick[] = [];
  for (const kind of ['definition', 'companion'] as const) {
    const own = needs.filter((need) => need.kind === kind);
    if (own.length > 0)
      items.push({
        label: kind === 'definition' ? l10n.t('definitions') : l10n.t('companions'),
        kind: QuickPickItemKind.Separator,
      });
    for (const { id, title, why, uri, section } of own)
      items.push({
        id,
        label: `${id} ${title}`,
        description: [uri === '' ? '' : workspace.asRelativePath(Uri.parse(uri)), section]
          .filter((part) => part !== '')
          .join(' · '),
        detail: why,
      });
  }
  return items;
}

/** The gravest thing to mind, and how many more there are. */
function mindOf({ concerns, needs }: InsertionAnswer): string {
  const [first, ...more] = concerns;
  if (first === undefined || first.severity === 'information')
    return needs.length > 0
      ? l10n.t('What goes in with it? Confirm to insert everything in one step.')
      : l10n.t('Confirm to insert.');
  const rest = more.length > 0 ? l10n.t(' ({0} more: see the preview)', more.length) : '';
  return `${first.message}${rest}`;
}

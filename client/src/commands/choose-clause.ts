// The first question of Insert Clause: which one. A list to search, best first, with filters for theme and nation and a preview.

import {
  l10n,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  QuickPickItemKind,
  type TextEditor,
  ThemeIcon,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClauseOffer, type ClausesParams, clausesRequest, type InsertionAnswer } from '../requests.ts';

interface ClausePick extends QuickPickItem {
  readonly offer?: ClauseOffer;
}

const nations = ['england', 'wales', 'scotland', 'northern-ireland', 'ireland', 'eu'] as const;
type Filter = Pick<ClausesParams, 'theme' | 'jurisdiction'>;

/** The id of the clause that was chosen; undefined where nobody chose. */
export async function askForClause(
  client: BaseLanguageClient,
  editor: TextEditor,
  plan: (clause: string) => Promise<InsertionAnswer | null>,
  preview: (answer: InsertionAnswer) => void,
): Promise<string | undefined> {
  const params: ClausesParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const offersFor = (filter: Filter): Promise<readonly ClauseOffer[]> =>
    client.sendRequest<readonly ClauseOffer[]>(clausesRequest, { ...params, ...filter });
  let filter: Filter = {};
  const all = await offersFor({});
  const themes = [...new Set(all.map(({ theme }) => theme))].sort();
  const byTheme: QuickInputButton = { iconPath: new ThemeIcon('filter'), tooltip: l10n.t('Only one theme…') };
  const byNation: QuickInputButton = { iconPath: new ThemeIcon('globe'), tooltip: l10n.t('Another nation…') };
  const look: QuickInputButton = { iconPath: new ThemeIcon('open-preview'), tooltip: l10n.t('Preview') };

  return new Promise((done) => {
    const pick = window.createQuickPick<ClausePick>();
    let asking = false;
    const show = (offers: readonly ClauseOffer[]): void => {
      pick.items = grouped(offers, look);
      const said = [filter.theme, filter.jurisdiction].filter((one) => one !== undefined);
      pick.title = [l10n.t('Insert clause'), ...said].join(' · ');
      pick.buttons = said.length > 0 ? [QuickInputButtons.Back, byTheme, byNation] : [byTheme, byNation];
    };
    const narrow = async (next: Filter): Promise<void> => {
      filter = next;
      pick.busy = true;
      show(await offersFor(filter));
      pick.busy = false;
      pick.show();
    };
    pick.placeholder = l10n.t('Search by title, id, theme or what it is for');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    // A preview beside the list takes a look and gives it back.
    pick.ignoreFocusOut = true;
    show(all);
    pick.onDidTriggerButton(async (button) => {
      asking = true;
      if (button === QuickInputButtons.Back) await narrow({});
      else if (button === byTheme) {
        const theme = await window.showQuickPick(themes, { title: l10n.t('Only clauses of this theme') });
        await narrow({ ...filter, ...(theme === undefined ? {} : { theme }) });
      } else {
        const jurisdiction = await window.showQuickPick([...nations], {
          title: l10n.t('Clauses that have a wording for'),
        });
        await narrow({ ...filter, ...(jurisdiction === undefined ? {} : { jurisdiction }) });
      }
      asking = false;
    });
    pick.onDidTriggerItemButton(async ({ item }) => {
      const answer = item.offer && (await plan(item.offer.id));
      if (answer) preview(answer);
    });
    pick.onDidAccept(() => {
      const id = pick.selectedItems[0]?.offer?.id;
      if (id === undefined) return;
      done(id);
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

/** Best first, under a line that says why they come first. */
function grouped(offers: readonly ClauseOffer[], look: QuickInputButton): ClausePick[] {
  const items: ClausePick[] = [];
  let group: string | undefined;
  for (const offer of offers) {
    const own = groupName(offer);
    if (own !== group) items.push({ label: own, kind: QuickPickItemKind.Separator });
    group = own;
    items.push({
      label: offer.title,
      description: [offer.id, offer.theme, ...(offer.inPack ? [l10n.t('in the pack already')] : [])].join(
        ' · ',
      ),
      detail: [offer.detail, ...(offer.why ?? [])]
        .filter((part) => part !== undefined && part !== '')
        .join(' · '),
      buttons: [look],
      offer,
    });
  }
  return items;
}

function groupName({ group }: ClauseOffer): string {
  switch (group) {
    case 'missing-here':
      return l10n.t('For this section, and missing in the pack');
    case 'missing':
      return l10n.t('Missing in the pack');
    case 'here':
      return l10n.t('For this section');
    default:
      return l10n.t('Other clauses');
  }
}

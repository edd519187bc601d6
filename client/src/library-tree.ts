// The view "Clause Library": themes and their clauses as a tree, with what is in the pack already.

import {
  type Event,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { ClauseSummary, LibraryAnswer } from './requests.ts';

export type LibraryNode =
  | { readonly kind: 'theme'; readonly theme: string; readonly clauses: readonly ClauseSummary[] }
  | { readonly kind: 'clause'; readonly clause: ClauseSummary };

export interface LibraryTree extends TreeDataProvider<LibraryNode> {
  readonly show: (answer: LibraryAnswer | undefined, isSearched: boolean) => void;
  readonly roots: () => readonly LibraryNode[];
}

/** A tree of what the server said last; `openCommand` takes the id of a clause. */
export function createLibraryTree(openCommand: string): LibraryTree {
  const changed = new EventEmitter<undefined>();
  let roots: readonly LibraryNode[] = [];
  let searched = false;
  return {
    onDidChangeTreeData: changed.event as Event<undefined>,
    roots: () => roots,
    show: (answer, isSearched) => {
      searched = isSearched;
      roots = (answer?.themes ?? []).map(({ theme, clauses }) => ({ kind: 'theme', theme, clauses }));
      changed.fire(undefined);
    },
    getChildren: (node) => {
      if (node === undefined) return [...roots];
      return node.kind === 'theme' ? node.clauses.map((clause) => ({ kind: 'clause', clause })) : [];
    },
    getTreeItem: (node) => {
      if (node.kind === 'theme') {
        const item = new TreeItem(
          capital(node.theme.replaceAll('-', ' ')),
          // What was searched for is to be seen at once.
          searched ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
        );
        // The editor keeps what was opened and closed by this: a search opens what it finds.
        item.id = `${searched ? 'found' : 'theme'} ${node.theme}`;
        item.description = String(node.clauses.length);
        return item;
      }
      const { id, title, inPack, status, nations, note, version } = node.clause;
      const item = new TreeItem(`${id} ${title}`, TreeItemCollapsibleState.None);
      item.iconPath = new ThemeIcon(inPack ? 'pass-filled' : 'law');
      if (inPack) item.description = l10n.t('in the pack');
      else if (status === 'superseded' || status === 'withdrawn') item.description = status;
      const tip = new MarkdownString();
      tip.appendText(`${title}\n${version}, ${status} · ${nations.join(', ')}\n\n${note}`);
      item.tooltip = tip;
      item.contextValue = 'tenderlint.clause';
      item.command = { command: openCommand, title: l10n.t('Show'), arguments: [id] };
      return item;
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

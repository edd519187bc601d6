// The view "Coverage": what the pack of the open document covers and lacks, as a tree that leads to the text.

import {
  type Event,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { CoverageAnswer, CoveragePlace } from './requests.ts';

export interface CoverageNode {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  readonly place?: CoveragePlace;
  readonly children: readonly CoverageNode[];
}

export interface CoverageTree extends TreeDataProvider<CoverageNode> {
  readonly roots: () => readonly CoverageNode[];
  readonly show: (answer: CoverageAnswer | undefined) => void;
}

/** A tree of what the server said last; `openCommand` takes a place's URI and its line from 1. */
export function createCoverageTree(openCommand: string): CoverageTree {
  const changed = new EventEmitter<undefined>();
  let roots: readonly CoverageNode[] = [];
  let uris: Readonly<Record<string, string>> = {};
  return {
    roots: () => roots,
    onDidChangeTreeData: changed.event as Event<undefined>,
    show: (answer) => {
      roots = answer ? coverageNodes(answer) : [];
      uris = answer?.uris ?? {};
      changed.fire(undefined);
    },
    getChildren: (node) => [...(node?.children ?? roots)],
    getTreeItem: (node) => {
      const item = new TreeItem(
        node.label,
        node.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
      );
      if (node.description !== undefined) item.description = node.description;
      if (node.tooltip !== undefined) item.tooltip = node.tooltip;
      if (node.icon !== undefined) item.iconPath = new ThemeIcon(node.icon);
      const uri = node.place && uris[node.place.path];
      if (node.place && uri !== undefined)
        item.command = { command: openCommand, title: l10n.t('Open'), arguments: [uri, node.place.line] };
      return item;
    },
  };
}

const outcomes = [
  ['missing', l10n.t('Missing'), 'error'],
  ['named', l10n.t('Named only'), 'warning'],
  ['cannot-tell', l10n.t('Cannot tell'), 'question'],
  ['met', l10n.t('Met'), 'pass'],
  ['not-applicable', l10n.t('Not applicable'), 'circle-slash'],
] as const;

/** What a place does in a thread, in words. */
const stages: Readonly<Record<string, string>> = {
  notice: l10n.t('Announced'),
  criterion: l10n.t('Scored'),
  specification: l10n.t('Asked for'),
  contract: l10n.t('Promised in the contract'),
  kpi: l10n.t('Measured'),
  monitoring: l10n.t('Reported'),
  remedy: l10n.t('If it is missed'),
};

function placed(
  node: Omit<CoverageNode, 'place' | 'children'>,
  place: CoveragePlace | undefined,
): CoverageNode {
  return { ...node, ...(place ? { place } : {}), children: [] };
}

function coverageNodes({ coverage }: CoverageAnswer): readonly CoverageNode[] {
  const criteria = outcomes.flatMap(([outcome, name, icon]): readonly CoverageNode[] => {
    const own = coverage.criteria.filter((criterion) => criterion.outcome === outcome);
    if (own.length === 0) return [];
    const children = own.map((criterion) =>
      placed(
        {
          label: criterion.title,
          description: criterion.force,
          tooltip: [criterion.why, criterion.fix].filter((part) => part !== '').join('\n'),
          icon,
        },
        criterion.where[0],
      ),
    );
    return [{ label: name, description: String(own.length), icon, children }];
  });
  const { percent, to, steps, where } = coverage.socialValue;
  const share =
    percent === undefined ? l10n.t('not known') : `${percent}${to === undefined ? '' : `–${to}`}%`;
  const weights: CoverageNode = {
    label: l10n.t('Social value in the whole score'),
    description: share,
    icon: 'graph',
    children: [
      ...steps.map((step) => placed({ label: step }, where[0])),
      ...coverage.weights.map((weight) =>
        placed({ label: weight.label, description: `${weight.percent}%` }, undefined),
      ),
    ],
  };
  const threads: CoverageNode = {
    label: l10n.t('Golden thread'),
    icon: 'git-commit',
    children: coverage.threads.map((thread) => ({
      label: thread.title,
      description: thread.summary,
      children: thread.places.map((place) =>
        placed(
          { label: stages[place.stage] ?? place.stage, description: `${place.path}:${place.line}` },
          place,
        ),
      ),
    })),
  };
  const commitments: CoverageNode = {
    label: l10n.t('Commitments'),
    description: String(coverage.commitments.length),
    icon: 'checklist',
    children: coverage.commitments.map((row) =>
      placed(
        {
          label: `${row.quantity} ${row.unit}`,
          description: [row.period, row.by].filter((x) => x !== '').join(', '),
          tooltip: row.commitment,
        },
        row.places[0],
      ),
    ),
  };
  return [...criteria, weights, threads, commitments].filter((node) => node.children.length > 0);
}

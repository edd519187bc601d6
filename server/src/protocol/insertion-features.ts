// Inserting a clause: a request that gives the edit with everything to decide it by, and a command that makes it, so that every
// editor has it. An edit is made for the versions that were looked at; a client refuses it if the text has moved on.

import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type InsertionPlan, type InsertionWish, planInsertion } from '../language/insertion/plan.ts';
import { previewMarkdown } from '../language/insertion/preview.ts';
import { offsetAt } from '../language/positions.ts';
import { pageStyle } from '../reports/html-page.ts';
import { markdownHtml } from '../reports/markdown-html.ts';
import { placesOf } from './checked-pack.ts';
import { protocolEdit } from './convert.ts';
import {
  type InsertionAnswer,
  type InsertionOutcome,
  insertClauseCommand,
  insertClauseRequest,
} from './extensions.ts';
import type { About, FeaturesSetting } from './features.ts';
import type { Asked } from './items.ts';
import type { PackCommands } from './pack-features.ts';
import { positionIn, uriIn } from './params.ts';
import { isRecord } from './settings.ts';

/** Registers the request and, for clients that have no command of their own, the command. */
export function registerInsertionFeatures(
  connection: Connection,
  setting: FeaturesSetting,
  about: About,
  otherCommands: PackCommands,
): void {
  connection.onRequest(insertClauseRequest, (params: unknown, token: CancellationToken) =>
    about<InsertionAnswer | null>('planning an insertion', uriIn(params), token, null, (asked) =>
      answer(asked, params),
    ),
  );

  connection.onExecuteCommand(
    async (
      { command, arguments: given },
      token,
    ): Promise<InsertionOutcome | ResponseError<void> | unknown> => {
      const params: unknown = given?.[0];
      if (command !== insertClauseCommand) return otherCommands(command, params, token);
      const planned = await about<InsertionAnswer | null>(
        'inserting a clause',
        uriIn(params),
        token,
        null,
        (asked) => answer(asked, params),
      );
      if (planned instanceof ResponseError) return planned;
      if (planned === null)
        return new ResponseError(LSPErrorCodes.RequestFailed, 'The document is not open, or no Markdown.');
      if (planned.refused !== undefined)
        return new ResponseError(LSPErrorCodes.RequestFailed, planned.refused);
      const grave = planned.concerns.filter(({ severity }) => severity === 'error');
      if (grave.length > 0 && !(isRecord(params) && params.despite === 'everything'))
        return new ResponseError(LSPErrorCodes.RequestFailed, grave.map(({ message }) => message).join(' '));
      if (planned.edit === undefined) return { applied: false, concerns: planned.concerns };
      try {
        const { applied } = await connection.workspace.applyEdit({
          label: `Insert ${planned.id}`,
          edit: planned.edit,
        });
        return { applied, concerns: planned.concerns };
      } catch (error) {
        setting.failed('inserting a clause', error);
        return { applied: false, concerns: planned.concerns };
      }
    },
  );
}

function answer(asked: Asked, params: unknown): InsertionAnswer {
  const position = positionIn(params) ?? { line: Number.MAX_SAFE_INTEGER, character: 0 };
  const wish = wishIn(params);
  const plan = planInsertion(asked.snapshot, asked.document, offsetAt(asked.markdown, position), wish);
  if ('refused' in plan) return { ...nothing, id: wish.clause, refused: plan.refused };
  return answerOf(plan, asked);
}

const nothing = {
  id: '',
  title: '',
  variant: '',
  variants: [],
  preview: '',
  page: { body: '', style: '' },
  concerns: [],
  needs: [],
  values: [],
  uri: '',
};

function answerOf(plan: InsertionPlan, asked: Asked): InsertionAnswer {
  const place = placesOf(asked.checked);
  const preview = previewMarkdown(plan, asked.snapshot);
  const own = plan.edits.find(({ document, start, end }) => document === asked.document && start === end);
  const edit: WorkspaceEdit | undefined = protocolEdit(plan.edits, place, asked.running.abilities);
  const here = own && place(asked.document)?.rangeOf(own);
  return {
    id: plan.clause.id,
    title: plan.clause.title,
    variant: plan.variant.id,
    variants: plan.variants.map(({ id, title, level, register }) => ({
      id,
      title: title ?? id,
      level,
      register,
    })),
    preview,
    page: { body: markdownHtml(preview), style: pageStyle },
    concerns: plan.concerns,
    needs: plan.needs.map(({ clause, kind, weight, why, brought, place: goes }) => ({
      id: clause.id,
      title: clause.title,
      kind,
      weight,
      why,
      brought,
      uri: place(goes.document)?.uri ?? '',
      section: goes.section?.title ?? '',
    })),
    values: plan.blocks[0]?.values ?? [],
    uri: place(plan.blocks[0]?.place.document ?? asked.document)?.uri ?? asked.uri,
    ...(edit === undefined ? {} : { edit }),
    ...(plan.snippet === undefined || here === undefined
      ? {}
      : { snippet: { range: here, text: plan.snippet } }),
  };
}

/** What a client wishes; whatever is not given or of the wrong type is as it usually is. */
function wishIn(params: unknown): InsertionWish {
  const given = isRecord(params) ? params : {};
  const { clause, variant, level, register, values, bring, where } = given;
  const known = isRecord(values)
    ? Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
        ),
      )
    : {};
  return {
    clause: typeof clause === 'string' ? clause : '',
    ...(typeof variant === 'string' ? { variant } : {}),
    ...(level === 'light' || level === 'standard' || level === 'stretch' ? { level } : {}),
    ...(register === 'legal' || register === 'plain' ? { register } : {}),
    values: known,
    bring: Array.isArray(bring)
      ? bring.filter((id) => typeof id === 'string')
      : bring === 'nothing'
        ? 'nothing'
        : 'needed',
    where: where === 'at-cursor' || where === 'where-it-belongs' ? where : 'section-end',
  };
}

// The hand of somebody at the keyboard: tests inside the extension host can run commands, but nobody can type into a picker from
// there. A test says what is to be done, step by step, and each step waits until the picker shows what it is about.

const picker = '.quick-input-widget:visible';
const patience = 30_000;

/**
 * @typedef {{ sees: string } | { row: string } | { type: string } | { press: string } | { click: string } | { look: string }} Step
 * `sees`: waits for words in the picker; `row`: for words in its list; `type`, `press`: at the keyboard; `click`: a button of the
 * picker, by what it is called; `look`: such a button on the row with the focus.
 */

/**
 * @param {import('playwright-core').Page} page
 * @param {readonly Step[]} steps
 */
export async function useHand(page, steps) {
  for (const [index, step] of steps.entries())
    try {
      await take(page, step);
    } catch (error) {
      const shown = await page
        .locator(picker)
        .allInnerTexts()
        .catch(() => []);
      throw new Error(
        `step ${index + 1}, ${JSON.stringify(step)}: ${String(error).split('\n')[0]}; the picker shows ${JSON.stringify(shown.join('\n').slice(0, 600))}`,
      );
    }
}

async function take(page, step) {
  const within = page.locator(picker);
  if ('sees' in step) await within.getByText(step.sees).first().waitFor({ timeout: patience });
  else if ('row' in step)
    await within.locator('.monaco-list-row', { hasText: step.row }).first().waitFor({ timeout: patience });
  else if ('type' in step) {
    // What stands in the box is selected: typing replaces it.
    await within.locator('input:visible').first().selectText({ timeout: patience });
    await page.keyboard.insertText(step.type);
  } else if ('press' in step) await page.keyboard.press(step.press);
  else if ('click' in step)
    await within
      .locator(`.action-label[aria-label="${step.click}"]:visible`)
      .first()
      .click({ timeout: patience });
  else
    await within
      .locator(`.monaco-list-row.focused .action-label[aria-label="${step.look}"]`)
      .first()
      .click({ timeout: patience, force: true });
}

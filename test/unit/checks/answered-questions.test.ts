// A question in a table that its row answers with "No" says nothing of what it asks about.

import { expect, test } from 'vitest';
import { checkText } from '../../support/check-text.ts';

const rulesIn = (answer: string) =>
  checkText(`# Award criteria

| Question | Answer |
| --- | --- |
| Will a local office earn marks? | ${answer} |
`).findings.map((f) => f.rule);

test('a denial answers it', () => {
  for (const answer of ['No', 'No.', 'No, all bidders are treated alike.'])
    expect(rulesIn(answer)).not.toContain('supplier-proximity-scored');
});

test('another answer, and a verdict on one, do not', () => {
  for (const answer of ['Yes', 'No = fail', 'No, and then the bid is rejected', 'Up to five'])
    expect(rulesIn(answer)).toContain('supplier-proximity-scored');
});

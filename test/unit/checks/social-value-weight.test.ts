// The share of social value in the whole score, over many ways of writing weights.

import { describe, expect, it } from 'vitest';
import { viewPack } from '../../../server/src/checks/view.ts';
import { socialValueWeight } from '../../../server/src/checks/weights/social-value-weight.ts';
import { packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';
import { layouts } from './weight-layouts.ts';
import { styles } from './weight-styles.ts';

const weightOf = (texts: readonly string[]) => {
  const { compiled } = sourceLibrary();
  return socialValueWeight(viewPack(packOf(texts, usualProfile, 'whole-pack', compiled), compiled));
};

describe('the weight of social value', () => {
  it('is tested on many styles', () => expect(styles.length).toBeGreaterThanOrEqual(50));
  it.each([...styles, ...layouts].map((style) => [style.name, style] as const))(
    '%s',
    (_, { texts, share }) => {
      const weight = weightOf(texts);
      const got =
        weight.kind !== 'known'
          ? weight.kind
          : weight.to === undefined
            ? weight.percent
            : `${weight.percent}-${weight.to}`;
      expect(got, JSON.stringify(weight)).toEqual(share);
    },
  );

  it('shows its arithmetic', () => {
    const weight = weightOf([
      '# Award criteria\n\nPrice counts for 40% and quality for 60% of the total marks.\n\nSocial value will account for 25% of the quality score.\n',
    ]);
    expect(weight).toMatchObject({
      kind: 'known',
      steps: [
        'quality is 60% of the whole score.',
        'Social value is 25% of quality.',
        '25% × 60% = 15% of the whole score.',
      ],
    });
  });

  it('says where documents differ', () => {
    const weight = weightOf([
      '# Award criteria\n\n- Price: 40%\n- Quality: 50%\n- Social value: 10%\n',
      '# Award criteria\n\n- Price: 40%\n- Quality: 45%\n- Social value: 15%\n',
    ]);
    expect(weight).toMatchObject({ kind: 'known', percent: 10, differs: [{ document: 1, percent: 15 }] });
  });

  it('is not known without weights', () => {
    expect(weightOf(['# Award criteria\n\nThe best tender wins.\n'])).toMatchObject({ kind: 'unknown' });
  });
});

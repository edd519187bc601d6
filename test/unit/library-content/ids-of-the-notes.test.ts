// Every id under which the law notes list a risk resolves to a rule or a criterion that works: people cite and
// suppress by these ids.

import { expect, it } from 'vitest';
import { codedChecks } from '../../../server/src/checks/coded/index.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;

const words = (text: string) => text.split(/\s+/).filter(Boolean);
const risks = [
  ...Array.from({ length: 80 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
  ...words(`
    local-supplier-only-above-threshold uk-supplier-only-above-threshold
    local-reservation-missing-particulars local-area-definition-out-of-bounds reservation-by-ownership
    local-presence-at-bid supplier-proximity-scored local-spend-quota local-spend-scored
    local-labour-residence-quota domestic-content-or-origin national-security-label-for-preference
    local-undefined local-quotes-without-determination country-boycott-or-political corporate-csr-scored
    donation-or-fund-contribution benefit-outside-contract whole-company-obligation
    past-social-value-as-award-criterion supplier-status-points named-third-party-or-charity
    weights-missing assessment-method-missing disqualification-silent undisclosed-subcriteria-or-weights
    unrestricted-discretion criteria-change-reserved weights-do-not-sum vague-community-benefit
    workforce-matters-no-basis unverifiable-commitment volume-or-proxy-value-wins
    sv-weight-disproportionate sv-weight-below-ten-central aspirational-pass-fail
    selection-beyond-capacity turnover-excessive insurance-before-award audited-accounts-universal
    prior-contract-with-authority qualification-or-accreditation-no-equivalent
    below-threshold-prequalification trade-union-or-industrial-dispute home-made-exclusion-ground
    modern-slavery-statement-below-36m carbon-plan-out-of-scope uk-standard-without-equivalent
    label-or-certification-mark-required brand-or-producer-without-equivalent
    design-instead-of-performance protected-characteristic-quota age-limited-opportunities
    reservation-wrong-category reserved-contract-misstated ownership-diversity-reservation
    living-wage-company-wide-or-accreditation tupe-contradiction two-tier-clause-missing-or-blocked
    labour-only-subcontract-ban unpaid-work-placement sv-commitment-not-binding sv-remedy-penal
    sv-unilateral-variation payment-over-thirty-days implied-terms-excluded kpi-fewer-than-three
    subcontract-cap-or-mandatory-share publication-blocked framework-term-or-new-criterion
    tender-period-too-short bidder-pays-for-portal market-engagement-advantage
    abnormally-low-auto-reject threshold-avoidance lots-reasons-missing
    conflict-with-incumbent-or-beneficiary superseded-terminology superseded-threshold
    proposed-reform-stated-as-law
    sct-price-only-award sct-missing-cb-statement sct-cb-reason-boilerplate sct-supplier-location
    sct-resident-workforce-quota sct-local-spend-scored sct-cb-not-contractual sct-cb-best-endeavours
    sct-cb-not-additional sct-rlw-accreditation sct-rlw-whole-company sct-rlw-no-assessment
    sct-union-recognition-mandatory sct-fwf-corporate-score sct-fee-to-bid sct-mutual-reservation
    sct-no-compliance-condition sct-wrong-regime sct-cb-donation sct-turnover-high sct-brand
    sct-cwb-as-authority wls-spwc-absent wls-spwc-partial wls-spwc-diluted wls-spwc-no-flowdown
    wls-spwc-disproportionate wls-outsourcing-silent wls-2014-code wls-wales-only
    wls-below-threshold-local-council wls-england-order-relied wls-lm3-scored wls-welsh-speakers-all
    wls-noncore-scored wls-rlw-blanket wls-payment-over-30 wls-donation wls-england-policy
    wls-suitability-suppress wls-insurance-before-award wls-prior-contract-with-us nir-sv-under-10
    nir-sv-no-method nir-sv-cash-buyout nir-undisclosed-subweights nir-community-background-quota
    nir-affiliation-question nir-unqualified-missing nir-equality-act-cited nir-ni-only
    nir-resident-trainee nir-citizenship nir-rlw-missing nir-rlw-all-staff nir-trt-on-tupe
    nir-eu-procedure-cited nir-ukca-only nir-part6-cited nir-council-bound nir-peace-line-site
    eu-local-office-at-tender eu-national-goods eu-regional-subcontract-quota irl-national-standard-only
    eu-brand-bare eu-material-only eu-label-bare eu-csr-as-selection eu-past-csr-award
    eu-experience-award eu-late-weights eu-unlimited-discretion eu-unverifiable eu-volume-beyond-need
    eu-wage-not-legislated eu-wage-abroad eu-unemployed-hidden irl-live-register-place
    eu-subcontract-cap eu-auto-exclude-sub eu-unrelated-transfer eu-nationality
    eu-third-country-premature eu-reserve-loose irl-turnover irl-price-only irl-donation
  `),
];

const rules = new Map(
  library.rules.flatMap((rule) =>
    [rule.id, ...rule.aliases, ...rule.bases.flatMap((b) => (b.alias ? [b.alias] : []))].map(
      (id) => [id, rule] as const,
    ),
  ),
);
const criteria = new Map(library.criteria.flatMap((c) => [c.id, ...c.aliases].map((id) => [id, c] as const)));
const coded = new Set(codedChecks.map(({ id }) => id));

it.each(risks)('%s resolves to what can find it', (id) => {
  const rule = rules.get(id);
  const criterion = criteria.get(id);
  expect(rule ?? criterion, 'neither a rule nor a criterion').toBeDefined();
  if (rule) {
    expect(rule.finds.length > 0 || (rule.by === 'check' && coded.has(rule.id))).toBe(true);
    expect(rule.bases.length).toBeGreaterThan(0);
    expect(rule.examples.flags.length).toBeGreaterThan(0);
  } else if (criterion) {
    expect(criterion.applies.length).toBeGreaterThan(0);
    expect(criterion.elements.length).toBeGreaterThan(0);
  }
});

"""Cue tables for direction: the words that carry advice, sorted by where they point.

Data only; `heads` makes the table of heads from them and `stance` reads those with modals and
negation around them. A new phrase is a new word in one of these lists; `_` stands for a blank.
"""

# verb, gerund, participle of what one does with a test or a treatment.
DO = """
start starting started|begin beginning begun|initiate initiating initiated
commence commencing commenced|order ordering ordered|obtain obtaining obtained|give giving given
use using used|perform performing performed|refer referring referred|offer offering offered
prescribe prescribing prescribed|arrange arranging arranged|request requesting requested
get getting got|choose choosing chosen|select selecting selected|continue continuing continued
repeat repeating repeated|add adding added|schedule scheduling scheduled|do doing done
provide providing provided|administer administering administered
undertake undertaking undertaken|resume resuming resumed|restart restarting restarted
complete completing completed|undergo undergoing undergone|receive receiving received
have having had|take taking taken|try trying tried|book booking booked
organise organising organised|organize organizing organized|pursue pursuing pursued
employ employing employed|ensure ensuring ensured|make making made
institute instituting instituted|introduce introducing introduced|apply applying applied
check checking checked|measure measuring measured|assess assessing assessed
evaluate evaluating evaluated|monitor monitoring monitored|screen screening screened
consult consulting consulted|image imaging imaged|treat treating treated|test testing tested
reassess reassessing reassessed|correct correcting corrected|replete repleting repleted
look_for looking_for looked_for|ask_about asking_about asked_about|prefer preferring preferred
encourage encouraging encouraged|maintain maintaining maintained
follow_with following_with followed_with|proceed_with proceeding_with proceeded_with
proceed_to proceeding_to proceeded_to|proceed_directly_to proceeding_directly_to x
go_ahead_with going_ahead_with gone_ahead_with|move_to moving_to moved_to|go_for going_for x
go_straight_to going_straight_to x|go_with going_with x|send_for sending_for sent_for
start_with starting_with started_with|begin_with beginning_with begun_with
opt_for opting_for opted_for|switch_to switching_to switched_to|change_to changing_to changed_to
treat_with treating_with treated_with|image_with imaging_with imaged_with
screen_with screening_with screened_with|start_on starting_on started_on
put_on putting_on put_on|place_on placing_on placed_on|switch_over_to switching_over_to x
make_do_with making_do_with x|rely_on relying_on relied_on|supplement supplementing supplemented
attempt attempting attempted|inform informing informed|tell telling told
rescan rescanning rescanned|run running run|investigate investigating investigated
re-check re-checking re-checked|recheck rechecking rechecked|confirm confirming confirmed
follow_up_with following_up_with followed_up_with|stay_on staying_on stayed_on
remain_on remaining_on x|carry_on_with carrying_on_with x|bother_with bothering_with x
hydrate hydrating hydrated|aim_for aiming_for x|manage_with managing_with managed_with
calculate calculating calculated|keep keeping kept
reach_for reaching_for x|transition_to transitioning_to x
"""

# The same three forms of leaving or ending something; negated they speak for it.
LEAVE = """
delay delaying delayed|defer deferring deferred|postpone postponing postponed
skip skipping skipped|omit omitting omitted|withhold withholding withheld|hold holding held
hold_off_on holding_off_on held_off_on|hold_off holding_off held_off|stop stopping stopped
discontinue discontinuing discontinued|withdraw withdrawing withdrawn|cease ceasing ceased
suspend suspending suspended|interrupt interrupting interrupted|drop dropping dropped
leave_out leaving_out left_out|come_off coming_off x|take_off taking_off taken_off
overlook overlooking overlooked|miss missing missed|neglect neglecting neglected
put_off putting_off x|forget forgetting forgotten|forgo forgoing forgone|pause pausing paused
steer_clear_of steering_clear_of x|stay_away_from staying_away_from x|keep_off keeping_off x
refrain_from refraining_from x|hold_back holding_back held_back|stay_off staying_off x
shy_away_from shying_away_from x
"""

AVOID = """
avoid avoiding avoided|forbid forbidding forbidden|prohibit prohibiting prohibited
preclude precluding precluded
"""

REPORT_FOR = """
recommend recommends recommending suggest suggests suggesting advise advises advising favour
favours favor favors endorse endorses support supports advocate advocates encourages prefers
offers calls_for call_for argue_for argues_for points_to point_to points_towards point_towards
vote_for opt_for opts_for propose proposes strong_recommendation_for
conditional_recommendation_for recommendation_for recommendation_to recommendation_in_favour_of
recommendation_in_favor_of in_favour_of in_favor_of indication_for an_indication_for
a_clear_indication_for reason_for a_case_for directs_us_to mandates mandate prompts
should_prompt qualify_for qualifies_for meet_criteria_for meets_criteria_for
meet_the_criteria_for meets_the_criteria_for fulfil_the_criteria_for fulfils_the_criteria_for
fulfills_the_criteria_for fulfil_criteria_for fulfils_criteria_for fulfills_criteria_for
"""

REPORT_AGAINST = """
recommend_against recommends_against recommended_against advise_against advises_against
advised_against suggest_against suggests_against suggested_against recommending_against
caution_against cautions_against warn_against warns_against argue_against argues_against
speaks_against speak_against weighs_against weigh_against recommendation_against advice_against
counsels_against discourage discourages precludes preclude prohibits prohibit bars rules_against
decides_against decide_against vetoes
"""

BARS = """
contraindication_to contraindication_for contraindications_to contraindications_for
contraindicates contraindicate bar_to a_bar_to makes_unsafe
"""

STATE_FOR = """
recommended indicated appropriate advised advisable warranted justified needed required
necessary essential mandatory preferred preferable suggested first-line first_line best right
correct sensible worthwhile wise prudent obligatory imperative favoured favored endorsed due
called_for in_order crucial vital strongly_suggested supported
"""

STATE_STRONG = "required essential mandatory obligatory imperative crucial vital".split()

STATE_OPTIONAL = """
reasonable acceptable optional an_option a_option option options permissible allowed permitted
possible safe fine ok okay usable an_alternative alternative an_alternatives a_reasonable_option
a_reasonable_alternative a_reasonable_choice an_acceptable_option an_acceptable_alternative
an_alternative_option another_option worth_considering on_the_table open_to_discussion
worth_a_try worth_trying justifiable defensible a_possibility allowable up_for_discussion
discretionary feasible licensed approved
"""

STATE_AGAINST = """
contraindicated contra-indicated inappropriate unnecessary unsafe harmful unwarranted
unjustified dangerous off_the_table ruled_out ruled_out_as_a_choice out out_of_the_question
no_option premature wrong unsuitable inadvisable ill-advised not_an_option overkill redundant
futile pointless barred off-limits off_limits a_bad_idea a_poor_choice the_wrong_choice
the_wrong_test a_mistake hazardous best_avoided superfluous unhelpful ineligible low-value
low_value discouraged prohibited forbidden precluded advised_against recommended_against a_waste
of_no_benefit
"""

# Predicates that are finite verbs themselves: "imaging adds nothing".
FINITE_AGAINST = """
adds_nothing adds_little add_nothing add_little offers_no_benefit offer_no_benefit has_no_benefit
have_no_benefit has_no_role have_no_role has_no_place have_no_place plays_no_role play_no_role
provides_no_benefit brings_no_benefit serves_no_purpose has_no_value does_not_change_management
would_not_change_management will_not_change_management does_not_help do_not_help
"""

FINITE_FOR = "come_first comes_first goes_first"

STATE_BARS = """
    contraindicated contra-indicated unsafe dangerous harmful hazardous off_the_table
    out_of_the_question prohibited forbidden precluded barred off-limits off_limits
""".split()

STATE_LEAVE = """
can_wait could_wait may_wait should_wait must_wait has_to_wait needs_to_wait not_today not_now
not_yet deferrable
"""

STATE_UNREAD = """
limited debatable controversial off-label investigational not_without_risk individualised
individualized a_matter_of_judgement case_by_case a_matter_of_judgment
"""

TITLE_FOR = """
next_step best_next_step appropriate_next_step first_step initial_step next_best_step
test_of_choice treatment_of_choice drug_of_choice imaging_of_choice modality_of_choice
investigation_of_choice study_of_choice first_choice choice best_choice preferred_option
preferred_choice preferred_test preferred_treatment preferred_agent preferred_drug
preferred_study first-line_treatment first-line_therapy first-line_agent first-line_drug
first-line_option first_line_treatment first_line_therapy first-line_choice first-line_test
first_line_option first_line_test first_line_drug best_option best_test right_test right_choice
right_drug best_drug correct_test recommended_treatment recommended_test recommended_drug
recommended_imaging recommended_next_step recommended_first_step most_appropriate_test
most_appropriate_next_step most_appropriate_study appropriate_study appropriate_test
best_initial_test initial_test_of_choice initial_imaging_of_choice initial_treatment
second-line_treatment second-line_option second-line_agent second_line_treatment second_line
second-line second_choice gold_standard mainstay mainstay_of_treatment standard_of_care go-to
priority right_first_test preferred_method preferred_modality initial_step_of_choice
drug_of_first_choice drugs_of_first_choice drugs_of_choice tests_of_choice agents_of_choice
first-line_drugs first-line_agents first-line_treatments first-line_tests preferred_drugs
preferred_agents preferred_route preferred_first-line_agent preferred_first_drug
preferred_initial_treatment
preferred_initial_therapy first-line_pharmacological_treatment recommended_first-line_treatment
most_appropriate_choice pharmacological_treatment_of_choice plan answer sensible_next_step
"""

TITLE_AGAINST = """
mistake error wrong_choice common_mistake common_error wrong_step pitfall wrong_next_step
worst_choice wrong_drug wrong_test
"""

DOSE = """
recommended_dose usual_dose standard_dose labelled_dose labeled_dose approved_dose dose
licensed_dose recommended_dosage usual_dosage dosage daily_dose weekly_dose treatment_dose
recommended_daily_dose recommended_intake daily_intake total_intake intake dosed dosing
"""

NEED = """
need needs require requires warrant warrants merit merits deserve deserves necessitate
necessitates justify justifies calls_for demands trigger triggers
"""

PHRASES_AGAINST = """
no_role_for no_need_for no_need_to no_indication_for no_place_for no_reason_to no_reason_for
no_case_for no_benefit_from no_benefit_of no_justification_for no_value_in no_point_in
no_rationale_for little_role_for no_clear_indication_for no_evidence_to_support too_low_for
too_high_for too_poor_for too_impaired_for too_weak_for too_early_for too_low_to too_high_to
too_early_to not_a_candidate_for not_candidates_for not_eligible_for not_suitable_for
not_ready_for not_enough_to_justify not_a_reason_to not_a_reason_for no_urgency_for
no_grounds_for no_basis_for not_a_reason_for_further does_not_justify do_not_justify
does_not_warrant do_not_warrant does_not_unlock do_not_unlock without_need_for
no_requirement_for unsuitable_for unfit_for ineligible_for not_an_indication_for no_use_for
little_point_in never_a_reason_for not_indications_for no_reason_for_further do_not_support
does_not_support below_the_limit_for below_the_threshold_for below_the_cut-off_for
below_the_cutoff_for not_fit_for outside_the_limit_for rules_out precludes_the_use_of
not_a_good_candidate_for not_an_appropriate_candidate_for no_longer_a_candidate_for
"""

PHRASES_ALLOWING = """
no_contraindication_to no_contraindications_to no_contraindication_for no_objection_to no_bar_to
nothing_against no_obstacle_to no_barrier_to adequate_for good_enough_for sufficient_for
high_enough_for
"""

PHRASES_FOR = """
candidate_for candidates_for eligible_for suitable_for indications_for good_candidate_for
"""

PHRASES_OPTIONAL = """
consider considering think_about thinking_about options_include an_option_is options_are
alternatives_include alternatives_are consider_adding may_consider
"""

CLAUSE_INSUFFICIENT = """
insufficient_evidence evidence_is_insufficient evidence_insufficient
evidence_remains_insufficient no_recommendation no_recommendations evidence_is_inconclusive
inconclusive neither_for_nor_against neither_recommended_nor_discouraged unclear not_clear
not_established evidence_is_lacking lack_of_evidence evidence_is_too_weak evidence_is_uncertain
not_enough_evidence neither_recommends_nor_discourages for_or_against either_for_or_against
evidence_does_not_allow cannot_be_recommended_for_or_against uncertain evidence_is_conflicting
too_little_evidence no_firm_recommendation unproven no_clear_recommendation
evidence_was_insufficient not_been_established remains_unclear remains_uncertain
inadequate_evidence evidence_is_inadequate nor_against
"""

CLAUSE_UNREAD = """
alleged outdated no_longer_current formerly previously historically used_to in_the_past myth
misconception some_clinicians some_authors whether not_necessarily not_always not_all not_every
not_everyone not_everybody nothing nobody no_one none_of no_reason_not_to wrong_to incorrect_to
not_true not_the_case untrue false incorrect double-edged should_i should_we arguably rarely
seldom
"""

VERBS_UNREAD = """
wait_for wait_on reserve reserving discuss replace replacing swap swapping substitute
substituting
"""

GOOD = """appropriate recommended preferred correct right best initial indicated first sensible"""

MILD = """sensible good reasonable acceptable viable valid suitable possible useful decent fair"""

TESTS = """imaging_study imaging_test imaging study test investigation modality examination
imaging_modality treatment therapy drug agent choice option approach step next_step first_step
management first_agent first_test first_choice treatment_option"""

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
kick_off_with kicking_off_with x|touch touching touched|plan planning planned
stick_with sticking_with x|persevere_with persevering_with x
chase chasing chased|tick ticking ticked|fill filling filled|pick picking picked
book_in booking_in booked_in|line_up lining_up lined_up|push_on_with pushing_on_with x
crack_on_with cracking_on_with x|press_on_with pressing_on_with x|go_down_for going_down_for x
reach_straight_for reaching_straight_for x|turn_to turning_to turned_to
fall_back_on falling_back_on x|settle_on settling_on settled_on|agree_to agreeing_to agreed_to
worry_about worrying_about x|hunt_for hunting_for hunted_for|search_for searching_for searched_for
insist_on insisting_on insisted_on|hurry_with hurrying_with x
move_on_to moving_on_to moved_on_to|go_on_with going_on_with gone_on_with
leave_on leaving_on left_on|keep_on keeping_on kept_on|sort_out sorting_out sorted_out
list_for listing_for listed_for|put_down_for putting_down_for x|refer_for referring_for referred_for
reassure_with reassuring_with reassured_with|dispense dispensing dispensed|issue issuing issued
authorise authorising authorised
chart charting charted|ask_for asking_for asked_for|set_up setting_up set_up
"""

# The same three forms of leaving or ending something; negated they speak for it.
LEAVE = """
delay delaying delayed|defer deferring deferred|postpone postponing postponed
skip skipping skipped|omit omitting omitted|withhold withholding withheld|hold holding held
hold_off_on holding_off_on held_off_on|hold_off holding_off held_off|stop stopping stopped
discontinue discontinuing discontinued|withdraw withdrawing withdrawn|cease ceasing ceased
suspend suspending suspended|interrupt interrupting interrupted|drop dropping dropped
leave_out leaving_out left_out|come_off coming_off x|take_off taking_off taken_off
overlook overlooking overlooked|x x allowed_to_lapse|x x allowed_to_run_out|x x allowed_to_slip
x x left_to_lapse|x x allowed_to_drop|miss missing missed|neglect neglecting neglected
put_off putting_off x|forget forgetting forgotten|forgo forgoing forgone|pause pausing paused
steer_clear_of steering_clear_of x|stay_away_from staying_away_from x|keep_off keeping_off x
refrain_from refraining_from x|hold_back holding_back held_back|stay_off staying_off x
shy_away_from shying_away_from x
keep_away_from keeping_away_from x|steer_away_from steering_away_from x
leave_alone leaving_alone left_alone|leave_off leaving_off left_off|shelve shelving shelved
leave_aside leaving_aside left_aside|park parking parked|give_up giving_up given_up
let_wait letting_wait x|call_off calling_off called_off|turn_down turning_down turned_down
hold_over holding_over held_over|put_on_hold putting_on_hold x|bin binning binned
set_aside setting_aside set_aside|ditch ditching ditched|pass_on passing_on x
dispense_with dispensing_with dispensed_with|scrap scrapping scrapped|cancel cancelling cancelled
decline declining declined|refuse refusing refused|cross_off crossing_off crossed_off
rule_out_using ruling_out_using x|decide_against deciding_against decided_against
hold_fire_on holding_fire_on held_fire_on|say_no_to saying_no_to said_no_to
take_out taking_out taken_out|let_off letting_off x|strike_off striking_off struck_off
"""

AVOID = """
avoid avoiding avoided|forbid forbidding forbidden|prohibit prohibiting prohibited
preclude precluding precluded
"""

REPORT_FOR = """
reason_to reason_enough_for reason_enough_to enough_reason_for enough_reason_to grounds_for
grounds_to ground_enough_for good_reason_for good_reason_to every_reason_for every_reason_to
enough_to_justify sufficient_reason_for sufficient_grounds_for good_grounds_for
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
says_to say_to tells_us_to tell_us_to tells_clinicians_to asks_us_to wants_us_to
leans_to leans_towards leans_toward lean_to lean_towards leaning_to leaning_towards inclines_to
inclines_towards comes_down_in_favour_of comes_down_in_favor_of
"""

REPORT_AGAINST = """
recommend_against recommends_against recommended_against advise_against advises_against
advised_against suggest_against suggests_against suggested_against recommending_against
caution_against cautions_against warn_against warns_against argue_against argues_against
speaks_against speak_against weighs_against weigh_against recommendation_against advice_against
counsels_against discourage discourages precludes preclude prohibits prohibit bars rules_against
decides_against decide_against vetoes
takes_off keeps_off holds_up holds_back puts_off
forbids forbid disallows disallow says_not_to say_not_to tells_us_not_to tell_us_not_to
tells_clinicians_not_to asks_us_not_to speaks_out_against rejects reject dissuades_from
"""

BARS = """
contraindication_to contraindication_for contraindications_to contraindications_for
contraindicates contraindicate bar_to a_bar_to makes_unsafe
ci_to cis_to
"""

STATE_FOR = """
recommended indicated appropriate advised advisable warranted justified needed required
necessary essential mandatory preferred preferable suggested first-line first_line best right
correct sensible worthwhile wise prudent obligatory imperative favoured favored endorsed due
called_for in_order crucial vital strongly_suggested supported
a_good_idea good_idea the_way_to_go ideal compulsory a_must unavoidable
standard_practice the_standard the_norm routine usual_practice good_practice a_given the_thing_to_do
a_prerequisite a_precondition indispensable overdue nonnegotiable non-negotiable
"""

STATE_STRONG = """
required essential mandatory obligatory imperative crucial vital compulsory a_must unavoidable
indispensable nonnegotiable non-negotiable
""".split()

STATE_OPTIONAL = """
reasonable acceptable optional an_option a_option option options permissible allowed permitted
possible safe fine ok okay usable an_alternative alternative an_alternatives a_reasonable_option
a_reasonable_alternative a_reasonable_choice an_acceptable_option an_acceptable_alternative
an_alternative_option another_option worth_considering on_the_table open_to_discussion
worth_a_try worth_trying justifiable defensible a_possibility allowable up_for_discussion
discretionary feasible licensed approved
suitable alright unproblematic no_problem not_a_problem useful helpful beneficial one_option
unobjectionable harmless workable doable good_enough to_be_considered in_play other_options
further_options
another_possibility other_possibilities further_alternatives the_fallback a_fallback an_adjunct
without_risk free_of_risk tolerated
"""

STATE_AGAINST = """
contraindicated contra-indicated inappropriate unnecessary unsafe harmful unwarranted
unjustified dangerous off_the_table ruled_out ruled_out_as_a_choice out out_of_the_question
no_option premature wrong unsuitable inadvisable ill-advised not_an_option overkill redundant
futile pointless barred off-limits off_limits a_bad_idea a_poor_choice the_wrong_choice
the_wrong_test a_mistake hazardous best_avoided superfluous unhelpful ineligible low-value
low_value discouraged unlicensed prohibited forbidden precluded advised_against
recommended_against a_waste
of_no_benefit
off_the_cards best_left_alone better_left_alone of_no_use no_use uncalled_for too_risky
too_dangerous risky banned a_bad_choice no-go a_no-go not_on_the_cards a_dead_end too_hazardous
the_wrong_way_to_go poor_practice bad_practice outdated_practice overuse not_for_her not_for_him
not_for_you not_for_them a_risk kept_short kept_brief kept_to_a_minimum minimised minimized
"""

# Predicates that are finite verbs themselves: "imaging adds nothing".
FINITE_AGAINST = """
adds_nothing adds_little add_nothing add_little offers_no_benefit offer_no_benefit has_no_benefit
have_no_benefit has_no_role have_no_role has_no_place have_no_place plays_no_role play_no_role
provides_no_benefit brings_no_benefit serves_no_purpose has_no_value does_not_change_management
would_not_change_management will_not_change_management does_not_help do_not_help
falls_away drops_out plays_no_part play_no_part has_no_part have_no_part
has_no_part_to_play have_no_part_to_play
carries_too_much_risk poses_too_much_risk does_not_change_anything will_not_change_anything
would_not_change_anything would_not_alter_management will_not_alter_management
does_not_alter_management won't_change_anything has_nothing_to_offer brings_nothing
does_not_suit would_not_suit makes_no_sense does_not_make_sense has_no_advantage
does_more_harm_than_good do_more_harm_than_good fails_to_help has_no_use
"""

FINITE_OPTIONAL = """
suits would_suit would_suit_her suits_her suits_him makes_sense make_sense would_make_sense
works_well
work_well poses_no_problem pose_no_problem presents_no_problem poses_no_risk presents_no_risk
carries_no_risk has_a_place have_a_place has_a_role have_a_role may_help might_help can_help
will_help
can_go_ahead may_go_ahead could_go_ahead comes_into_question will_do would_do suffices
will_suffice would_suffice has_no_contraindications
"""

FINITE_FOR = """
come_first comes_first goes_first
comes_before_anything_else cannot_wait can't_wait should_not_wait must_not_wait may_not_wait
"""

STATE_BARS = """
    contraindicated contra-indicated unsafe dangerous harmful hazardous off_the_table
    out_of_the_question prohibited forbidden precluded barred off-limits off_limits
""".split()

STATE_LEAVE = """
can_wait could_wait may_wait should_wait must_wait has_to_wait needs_to_wait not_today not_now
not_yet deferrable
can_be_left has_to_wait have_to_wait must_wait may_be_skipped not_urgent not_pressing
can_sit may_sit could_sit can_keep may_keep
can_safely_wait may_safely_wait could_safely_wait need_not_happen
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
rx one_to_choose best_bet safest_choice safest_option obvious_choice
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
benefit_from benefits_from profit_from profits_from
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
nothing_justifies nothing_speaks_for nothing_supports can_do_without could_do_without
do_without no_call_for no_need_of no_to not_suitable_as rule_out_the_use_of
excludes_the_use_of forbids_the_use_of there_is_nothing_to_gain_from nothing_to_gain_from
little_to_gain_from no_sense_in no_advantage_in no_scope_for no_room_for
wrong_to incorrect_to unsafe_to dangerous_to incompatible_with unhappy_with uncomfortable_with
no_merit_in no_mileage_in no_earthly_reason_for no_grounds_to no_business_with
"""

PHRASES_ALLOWING = """
no_contraindication_to no_contraindications_to no_contraindication_for no_objection_to no_bar_to
nothing_against no_obstacle_to no_barrier_to adequate_for good_enough_for sufficient_for
high_enough_for
nothing_speaks_against nothing_stands_in_the_way_of no_problem_with no_problems_with
no_issue_with no_issues_with no_difficulty_with no_harm_in no_reason_to_avoid no_need_to_avoid
no_reason_not_to no_reason_against no_cause_to_avoid no_impediment_to no_hindrance_to
does_not_stand_in_the_way_of do_not_stand_in_the_way_of need_not_stand_in_the_way_of
doesn't_stand_in_the_way_of not_in_the_way_of no_longer_stands_in_the_way_of
does_not_preclude do_not_preclude doesn't_preclude does_not_prevent do_not_prevent
does_not_forbid do_not_forbid does_not_prohibit does_not_exclude do_not_exclude
need_not_hold_up need_not_delay does_not_hold_up does_not_speak_against do_not_speak_against
does_not_argue_against is_no_argument_against no_argument_against not_a_bar_to not_an_obstacle_to
compatible_with happy_with happy_for comfortable_with
not_incompatible_with not_a_reason_to_avoid not_a_contraindication_to not_a_contraindication_for
feel_free_to
are_free_to is_free_to not_hesitate_to don't_hesitate_to not_be_afraid_of don't_be_afraid_of
a_place_for a_role_for room_for yes_to leaves_room_for still_allows still_permits
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
not_everyone not_everybody nothing nobody no_one none_of
not_true not_the_case untrue false incorrect wrong_to_say wrong_to_think wrong_to_assume
wrong_to_claim wrong_to_believe wrong_to_conclude
incorrect_to_say incorrect_to_claim incorrect_to_assume double-edged should_i should_we arguably
rarely
seldom
"""

VERBS_UNREAD = """
wait_for wait_on reserve reserving discuss replace replacing swap swapping substitute
substituting
"""

WORTH = """getting doing having ordering starting giving booking taking using repeating chasing
requesting arranging the_trouble the_effort a_go"""

TO_DO = """to_order to_get to_use to_choose to_request to_do to_start to_give to_have to_take
to_book to_pick to_go_for to_reach_for to_arrange"""

GOOD = """good appropriate recommended preferred correct right best initial indicated first
sensible"""

MILD = """excellent great strong sound perfect sensible good reasonable acceptable viable valid
suitable possible useful decent fair"""

TESTS = """imaging_study imaging_test imaging study test investigation modality examination
imaging_modality treatment therapy drug agent choice option approach step next_step first_step
management first_drug first_agent first_test first_choice treatment_option"""

CHOSEN = """test study scan drug agent treatment imaging medicine one choice thing investigation"""

# Verbs whose particle may stand behind the action: "leave the MRI out", "does not rule X out".
PARTED = """
leave_alone leaving_alone left_alone leave_out leaving_out left_out leave_off leaving_off left_off
leave_aside leaving_aside left_aside rule_out rules_out put_off putting_off let_wait letting_wait
hold_back holding_back held_back hold_off holding_off held_off hold_over holding_over held_over
call_off calling_off called_off turn_down turning_down turned_down give_up giving_up given_up
set_aside setting_aside set_aside book_in booking_in booked_in line_up lining_up lined_up
put_on_hold putting_on_hold take_out taking_out taken_out strike_off striking_off struck_off
cross_off crossing_off crossed_off leave_on leaving_on left_on keep_on keeping_on kept_on
sort_out sorting_out sorted_out take_off taking_off taken_off takes_off keep_off keeping_off
keeps_off puts_off holds_up holds_back
"""

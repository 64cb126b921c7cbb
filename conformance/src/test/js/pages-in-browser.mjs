// Judges the pages in a real browser and prints one line of JSON for each check: the name of the Java test, and the faults.
import { close } from './pages/world.mjs';
import { print, run } from './pages/report.mjs';
import * as tour from './pages/tour.mjs';
import * as redirects from './pages/redirects.mjs';
import * as keyboard from './pages/keyboard.mjs';
import * as habits from './pages/habits.mjs';

/** Two walks at a time: one keeps the browser busy while the other waits for the server. */
const walks = [
  [
    ['every_page_opens_for_strangers', tour.strangers],
    ['P03_the_browser_arrives_at_a_website_after_allow_and_after_deny', redirects.websites],
    ['P03_the_browser_follows_a_website_that_leads_on_to_another', redirects.websitesThatLeadOn],
    ['P03_the_browser_arrives_at_a_program_on_this_computer_after_allow_and_after_deny', redirects.programsOnThisComputer],
    ['P03_the_browser_calls_an_installed_app_after_allow_and_after_deny', redirects.installedApps],
    ['P03_a_policy_that_stops_the_redirect_would_be_noticed', redirects.blockedApps],
    ['the_way_from_request_to_client_and_back_out_takes_no_mouse', keyboard.fromRequestToClient],
  ],
  [
    ['every_page_opens_for_people_with_an_account', tour.guests],
    ['the_connect_tabs_and_the_skip_link_take_no_mouse', keyboard.alongTheTabs],
    ['a_double_click_on_allow_gives_a_code_that_works', habits.clickTwice],
    ['a_second_click_while_the_first_waits_gives_the_same_code', habits.clickAgainWhileWaiting],
    ['a_second_decision_on_a_page_that_stayed_open_is_explained', habits.decideAgain],
    ['P10_two_tabs_sign_in_and_allow_side_by_side', habits.twoTabs],
    ['going_back_after_allow_shows_the_question_anew', habits.goBack],
    ['a_reloaded_consent_page_works', habits.reload],
    ['password_managers_know_the_fields', habits.rememberPasswords],
    ['every_copy_button_copies_what_stands_beside_it', habits.copy],
    ['tabs_and_sign_in_work_without_scripts', habits.blockScripts],
  ],
];

try {
  await Promise.all(walks.map(async (walk) => {
    for (const [check, work] of walk) await run(check, work);
  }));
} finally {
  await close();
}
print();

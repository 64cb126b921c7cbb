/// The pages people see: home, sign-in, consent, connected apps, and what went wrong. Each page is a record that draws itself through a
/// template of the same name under `src/main/jte`; an endpoint decides which page to show.
package remotemcp.web;

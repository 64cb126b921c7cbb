package remotemcp.doctor;

import java.util.function.Consumer;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.http.Uri;

/// Examines MCP servers: `new Doctor(surroundings).examine(Order.of(url), outcome -> { })`.
///
/// It calls no tool, follows no redirect, keeps nothing, and ends the sessions, tokens and registrations that it began, as far as servers let it.
///
/// @param surroundings what it needs of the world
public record Doctor(DoctorEnvironment surroundings) {

    /// @param progress hears of each check when it is done
    /// @throws IllegalArgumentException when the URL is none that could be an MCP endpoint
    public Report examine(ExaminationOptions options, Consumer<Outcome> progress) {
        Uri uri = Uri.parse(options.url()).orElseThrow(() -> new IllegalArgumentException("this is not a URL: " + options.url()));
        boolean isHttp = (uri.scheme().equals("https") || uri.scheme().equals("http")) && !uri.host().isEmpty();
        if (!isHttp || uri.fragment().isPresent() || uri.authority().flatMap(Uri.Authority::userinfo).isPresent()) {
            throw new IllegalArgumentException(
                "an MCP endpoint is an http or https URL without a user name and fragment: " + options.url());
        }
        return new Examination(options, surroundings, progress).report();
    }
}

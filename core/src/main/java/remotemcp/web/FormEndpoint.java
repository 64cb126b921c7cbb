package remotemcp.web;

import java.util.Optional;
import java.util.function.BiFunction;
import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.platform.UnavailableException;

/// One address that people visit: GET shows a page, POST takes the form on it. Both may wait.
///
/// @param show gets the query
/// @param take gets the form
record FormEndpoint(ErrorPages refusals, BiFunction<HttpRequest, Parameters, Ready> show, BiFunction<HttpRequest, Parameters, Ready> take)
    implements
        HttpHandler {
    /// Forms are small, but carry the way back, which may be a long authorization request.
    private static final int LARGEST = 96 * 1024;

    @Override
    public HttpResponse handle(HttpRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> HttpResponse.waiting(() -> show.apply(request, Parameters.ofQuery(request).orElseGet(Parameters::none)));
            case "POST" -> limit().read(request, "", this::post);
            default -> refusals.wrongMethod("GET, HEAD, POST");
        };
    }

    private BodyLimit limit() {
        return BodyLimit.open(LARGEST, head -> HttpResponse.waiting(refusals::formTooLarge));
    }

    private HttpResponse post(HttpRequest request) {
        return HttpResponse.waiting(() -> posted(request));
    }

    private Ready posted(HttpRequest request) {
        try {
            return form(request).map(form -> take.apply(request, form)).orElseGet(refusals::unreadableForm);
        } catch (UnavailableException reason) {
            return refusals.unavailable(reason);
        }
    }

    /// The way back, if it is one of ours.
    static LocalTarget next(Parameters parameters) {
        return parameters.find("next").flatMap(LocalTarget::read).orElse(LocalTarget.ACCOUNT);
    }

    private static Optional<Parameters> form(HttpRequest request) {
        return Parameters.ofForm(request, LARGEST).filter(FormEndpoint::isPlain);
    }

    /// Nothing but the ticked permissions stands in a form twice: what two parsers might read differently is not read.
    private static boolean isPlain(Parameters form) {
        for (Parameters.Parameter field : form.list()) {
            if (!field.name().equals("scope") && form.all(field.name()).size() > 1) {
                return false;
            }
        }
        return true;
    }
}

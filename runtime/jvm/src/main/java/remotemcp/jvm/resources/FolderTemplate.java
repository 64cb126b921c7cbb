package remotemcp.jvm.resources;

import java.util.List;
import java.util.Optional;
import remotemcp.mcp.resources.ResourceBuilder;
import remotemcp.mcp.resources.ResourceCall;
import remotemcp.mcp.resources.ResourceContents;
import remotemcp.mcp.resources.ResourceDeclaration;
import remotemcp.mcp.resources.ResourceReader;
import remotemcp.protocol.RpcException;

/// The files of a folder as the resources of one template:
///
/// ```
/// var docs = ResourceFolder.at(Path.of("docs"), "docs://handbook/");
/// server.resourceTemplate(docs.template().toString(), "handbook", "Chapters of the handbook", new FolderTemplate(docs));
/// ```
///
/// Clients find the names of files by completing the variable `path`.
public record FolderTemplate(ResourceFolder folder) implements ResourceDeclaration {

    @Override
    public ResourceReader declare(ResourceBuilder resource) {
        resource.limit(Integer.MAX_VALUE).variable("path").complete(call -> names(call.begun()));
        return this::read;
    }

    /// Those of the first page that begin with the text.
    private List<String> names(String begun) {
        return folder.list(Optional.empty()).files().stream().map(ListedFile::name).filter(name -> name.startsWith(begun)).toList();
    }

    private ResourceContents read(ResourceCall call) {
        try {
            return switch (folder.read(call.uri())) {
                case FileContent.Text text -> ResourceContents.text(text.text()).ofType(text.mimeType());
                case FileContent.Binary binary -> ResourceContents.bytes(binary.bytes()).ofType(binary.mimeType());
            };
        } catch (FileException refused) {
            throw switch (refused.reason()) {
                case NOT_FOUND -> call.notFound();
                case TOO_LARGE -> RpcException.invalidParams(refused.getMessage());
                case UNREADABLE -> refused;
            };
        }
    }
}

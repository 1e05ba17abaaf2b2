package io.tipstaff.portal.toolbox.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.toolbox.internal.Connector;
import io.tipstaff.portal.toolbox.internal.Connector.Way;
import io.tipstaff.portal.toolbox.internal.Connectors;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Ready configuration for other products, for programs.
@RestController
@RequestMapping("/api/v1/connectors")
@Tag(name = "Downloads")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ConnectorsApi {

    /// @param ways `feeds`, `taxii` or `logs`
    record ConnectorView(String code, String product, List<String> ways, List<String> files) {

        static ConnectorView of(Connector connector) {
            return new ConnectorView(
                    connector.code(),
                    connector.product(),
                    connector.ways().stream().map(Way::code).sorted().toList(),
                    Stream.concat(Stream.of(Connectors.GUIDE), connector.files().stream())
                            .toList());
        }
    }

    private final Connectors connectors;

    ConnectorsApi(Connectors connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    @Operation(summary = "Products for which there is ready configuration")
    ApiPage<ConnectorView> list() {
        return new ApiPage<>(Connector.all().stream().map(ConnectorView::of).toList(), null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One of them")
    ConnectorView one(@PathVariable String code) {
        return ConnectorView.of(connectors.find(code));
    }

    @GetMapping("/{code}/files/{name}")
    @Operation(
            summary =
                    "A file, with the addresses of this installation and your feeds filled in; never with a token")
    ResponseEntity<String> file(
            @PathVariable String code,
            @PathVariable String name,
            @AuthenticationPrincipal Person me) {
        return FileAnswer.text(
                name, connectors.file(connectors.find(code), name, ConnectorPages.base(), me));
    }
}

package io.tipstaff.portal.toolbox.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.toolbox.internal.Connector;
import io.tipstaff.portal.toolbox.internal.Connectors;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Ready configuration for one product.
@Controller
@RequestMapping("/downloads/connectors/{code}")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ConnectorPages {

    private final Connectors connectors;

    ConnectorPages(Connectors connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    String show(@PathVariable String code, @AuthenticationPrincipal Person me, Model model) {
        Connector connector = connectors.find(code);
        model.addAttribute("connector", connector);
        model.addAttribute("guide", connectors.file(connector, Connectors.GUIDE, base(), me));
        model.addAttribute("files", files(connector, me));
        return "toolbox/connector";
    }

    private Map<String, String> files(Connector connector, Person me) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (String name : connector.files()) {
            files.put(name, connectors.file(connector, name, base(), me));
        }
        return files;
    }

    @GetMapping("/files/{name}")
    ResponseEntity<String> file(
            @PathVariable String code,
            @PathVariable String name,
            @AuthenticationPrincipal Person me) {
        return FileAnswer.text(name, connectors.file(connectors.find(code), name, base(), me));
    }

    @GetMapping("/all.zip")
    ResponseEntity<byte[]> all(@PathVariable String code, @AuthenticationPrincipal Person me)
            throws IOException {
        Connector connector = connectors.find(code);
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(Connectors.GUIDE, connectors.file(connector, Connectors.GUIDE, base(), me));
        files.putAll(files(connector, me));
        return ConnectorZip.answer("tipstaff-" + code, files);
    }

    /// The address as whoever asks reaches this installation.
    static URI base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
    }
}

package com.wrenchtime.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands behind the type of a problem, at the address that the type is. */
@RestController
@Hidden
class ProblemPages {

    private final List<Page> pages;

    ProblemPages(ObjectProvider<ProblemType> ofModules) {
        this.pages = Stream.concat(Problems.ALL.stream(), ofModules.stream())
                .map(it -> new Page(it.uri().toString(), it.title(), it.status().value()))
                .sorted(Comparator.comparing(Page::type))
                .toList();
    }

    @GetMapping("/problems")
    List<Page> all() {
        return pages;
    }

    @GetMapping("/problems/{type}")
    Page one(@PathVariable String type) {
        return pages.stream()
                .filter(it -> it.type().equals("/problems/" + type))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    record Page(String type, String title, int status) {}
}

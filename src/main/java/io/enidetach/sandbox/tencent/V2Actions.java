package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The actions of API 2.0, after the common parameters have passed. */
record V2Actions(CloudModel model, Params params, String region, Struck struck, V2Envelope envelope) {
    private static final Map<String, String> PRODUCTS = Map.of(
            "DetachNetworkInterface", "vpc",
            "AttachNetworkInterface", "vpc",
            "DescribeVpcTaskResult", "vpc",
            "DescribeNetworkInterfaces", "vpc",
            "DescribeVpcEx", "vpc",
            "DescribeInstances", "cvm",
            "DescribeEip", "eip");

    /** Whether this action exists on that product's host; an empty product stands for all. */
    static boolean exists(String action, String product) {
        return PRODUCTS.containsKey(action)
                && (product.isEmpty() || PRODUCTS.get(action).equals(product));
    }

    ObjectNode run(String action) throws RefusedCall {
        return switch (action) {
            case "DetachNetworkInterface" -> order(Task.Kind.DETACH);
            case "AttachNetworkInterface" -> order(Task.Kind.ATTACH);
            case "DescribeVpcTaskResult" -> taskResult();
            case "DescribeNetworkInterfaces" -> interfaces();
            case "DescribeVpcEx" -> vpcs();
            case "DescribeInstances" -> servers();
            case "DescribeEip" -> eips();
            default -> throw new RefusedCall(Refusal.NO_ACTION, "no such action: " + action);
        };
    }

    private ObjectNode order(Task.Kind kind) throws RefusedCall {
        Optional<String> vpc = Optional.of(params.requiredId("vpcId", "vpc"));
        String eni = params.requiredId("networkInterfaceId", "eni");
        String instance = params.requiredId("instanceId", "ins");
        Task task = model.start(
                new Task.Order(kind, region, eni, instance, struck.ending()),
                UUID.randomUUID().toString(),
                kind == Task.Kind.DETACH ? Rules.detach(vpc) : Rules.attach(vpc));
        return struck.by(Fault.ACCEPTED_WITHOUT_TASK) ? envelope.success() : envelope.task(task.number);
    }

    private ObjectNode taskResult() throws RefusedCall {
        params.required("taskId");
        int number = params.integer("taskId", 0, 0, Integer.MAX_VALUE);
        Task.State state = model.read(() -> model.tasks()
                        .byNumber(number)
                        .filter(task -> task.order.region().equals(region))
                        .map(task -> task.state))
                .orElseThrow(() -> new RefusedCall(Refusal.TASK_NOT_FOUND, "task " + number + " not found"));
        ObjectNode root = envelope.success();
        ObjectNode data = root.putObject("data").put("status", state.number);
        if (state == Task.State.FAILED) {
            data.putObject("output").put("errorCode", 10001).put("errorMsg", "the task failed");
        }
        return root;
    }

    private ObjectNode interfaces() throws RefusedCall {
        Optional<String> vpc = params.id("vpcId", "vpc");
        Optional<String> eni = params.id("networkInterfaceId", "eni");
        Optional<String> instance = params.id("instanceId", "ins");
        V2Page page = V2Page.of(params, 50);
        Comparator<Eni> order = V2Page.order(params, Map.of("eniName", it -> it.name), it -> it.created.toString());
        List<Eni> found = model.read(() -> model.enis().stream()
                .filter(it -> model.regionOf(it.vpc).equals(region))
                .filter(it -> vpc.isEmpty() || vpc.get().equals(it.vpc))
                .filter(it -> eni.isEmpty() || eni.get().equals(it.id))
                .filter(it -> instance.isEmpty() || it.isOn(instance.get()))
                .filter(it -> it.name.contains(params.get("eniName").orElse("")))
                .filter(it ->
                        it.description.contains(params.get("eniDescription").orElse("")))
                .sorted(order)
                .collect(Collectors.toList()));
        if (vpc.isPresent() && model.read(() -> model.vpc(region, vpc.get())).isEmpty()) {
            throw new RefusedCall(Refusal.VPC_NOT_FOUND, "vpc " + vpc.get() + " not found");
        }
        if (eni.isPresent() && model.read(() -> model.eni(region, eni.get())).isEmpty()) {
            throw new RefusedCall(Refusal.ENI_NOT_FOUND, "networkInterface " + eni.get() + " not found");
        }
        return envelope.list(found.size(), array(page.of(found), views()::eni));
    }

    private ObjectNode vpcs() throws RefusedCall {
        Optional<String> id = params.get("vpcId");
        V2Page page = V2Page.of(params, 100);
        Comparator<Vpc> order = V2Page.order(params, Map.of("vpcName", it -> it.name), it -> "");
        List<Vpc> found = model.read(() -> model.vpcs().stream()
                .filter(it -> it.region.equals(region))
                .filter(it -> id.isEmpty() || id.get().equals(it.id) || id.get().equals(it.legacyId()))
                .filter(it -> it.name.contains(params.get("vpcName").orElse("")))
                .sorted(order)
                .collect(Collectors.toList()));
        if (id.isPresent() && found.isEmpty()) {
            throw new RefusedCall(Refusal.VPC_NOT_FOUND, "vpc " + id.get() + " not found");
        }
        ObjectNode root = envelope.success().put("totalCount", found.size());
        root.set("data", array(page.of(found), views()::vpc));
        return root;
    }

    private ObjectNode servers() throws RefusedCall {
        List<String> ids = params.list("instanceIds");
        V2Page page = V2Page.of(params, 100);
        int status = params.integer("status", 0, 0, 100);
        List<Server> found = model.read(() -> model.servers().stream()
                .filter(it -> model.regionOf(it.vpc).equals(region))
                .filter(it -> ids.isEmpty() || ids.contains(it.id))
                .filter(it -> status == 0 || status == it.state.number)
                .filter(it -> it.name.contains(params.get("searchWord").orElse("")))
                .collect(Collectors.toList()));
        ObjectNode root = envelope.success().put("totalCount", found.size());
        root.set("instanceSet", array(page.of(found), views()::server));
        return root;
    }

    private ObjectNode eips() throws RefusedCall {
        List<String> ids = params.list("eipIds");
        List<String> enis = params.list("networkInterfaceIds");
        List<String> instances = params.list("unInstanceIds");
        V2Page page = V2Page.of(params, 100);
        List<ObjectNode> found = model.read(() -> model.enis().stream()
                .filter(it -> model.regionOf(it.vpc).equals(region))
                .filter(it -> enis.isEmpty() || enis.contains(it.id))
                .filter(it -> instances.isEmpty() || instances.stream().anyMatch(it::isOn))
                .flatMap(it -> it.addresses.stream()
                        .filter(address -> !address.eip().isEmpty())
                        .filter(address -> ids.isEmpty() || ids.contains(address.eip()))
                        .map(address -> views().eip(it, address, model.clock().instant())))
                .collect(Collectors.toList()));
        ObjectNode root = envelope.success().put("totalCount", found.size());
        root.putObject("data").set("eipSet", array(page.of(found), node -> node));
        return root;
    }

    private V2Views views() {
        return new V2Views(model, envelope.shape());
    }

    private <T> ArrayNode array(List<T> items, Function<T, ObjectNode> view) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        model.read(() -> {
            items.forEach(item -> array.add(view.apply(item)));
            return array;
        });
        return array;
    }
}

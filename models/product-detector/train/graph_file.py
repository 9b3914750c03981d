"""The exported ONNX file of a model."""
import onnx

OPSET = 13


def finish(path, producer):
    """Takes out what names the machine, checks the graph and writes it back."""
    graph = onnx.load(path)
    graph.producer_name, graph.producer_version, graph.doc_string = producer, "", ""
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, path)
    print(f"{path}: {len(graph.graph.node)} nodes, opset {OPSET}")
